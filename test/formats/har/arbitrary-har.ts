import fc from 'fast-check';

/** JSON before it is spelled: objects as lists of members, so that a name can come twice. */
type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly members: readonly (readonly [string, Json])[] };

const hostileStrings = [
  '',
  '"',
  '\\',
  '\\"',
  '{"log":{"entries":[{"startedDateTime":',
  '"entries":[',
  ']}}',
  '}',
  '\u0000\u0008\t\r\n',
  'é€😀\ud800',
  '\u2028',
  'a'.repeat(70),
  `${'b'.repeat(63)}"`,
  `${'c'.repeat(64)}\\`,
  '__proto__',
  '// no comment',
];

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...hostileStrings));
const anyKey = fc.oneof(
  anyText,
  fc.constantFrom('log', 'entries', 'entry', 'request', 'headers', 'text', '__proto__', 'creator'),
);

const { json: anyJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    anyText,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -2, max: 600 }),
    fc.constantFrom(true, false, null),
    fc.array(tie('json'), { maxLength: 4 }),
    object(fc.array(fc.tuple(anyKey, tie('json')), { maxLength: 4 })),
  ),
}));

function object(members: fc.Arbitrary<readonly (readonly [string, Json])[]>): fc.Arbitrary<Json> {
  return members.map((list) => ({ members: list }));
}

/** Names that come once at most: of two requests the last one counts, but a body before it is not kept for it. */
const single = ['request', 'method'];

/** Members in any order, some left out, some twice, some that nobody knows. */
function looseObject(known: Record<string, fc.Arbitrary<Json>>, required: readonly string[] = []): fc.Arbitrary<Json> {
  const choices = Object.entries(known).map(([name, value]) =>
    fc
      .tuple(
        required.includes(name) ? fc.constant(1) : fc.constantFrom(0, 1, 1, 1, 1, single.includes(name) ? 1 : 2),
        value,
        value,
      )
      .map(([times, first, second]): readonly (readonly [string, Json])[] =>
        times === 0
          ? []
          : times === 1
            ? [[name, first]]
            : [
                [name, first],
                [name, second],
              ],
      ),
  );
  const unknown = fc.array(
    fc.tuple(
      fc.oneof(
        anyText.map((text) => `_${text}`),
        anyKey,
      ),
      anyJson,
    ),
    { maxLength: 2 },
  );
  return object(
    fc
      .tuple(fc.tuple(...choices), unknown)
      .map(([members, others]) => [...others, ...members.flat()])
      .chain((members) => fc.shuffledSubarray(members, { minLength: members.length })),
  );
}

const headerName = fc.constantFrom(
  'Origin',
  'origin',
  'ORIGIN',
  'Host',
  ':authority',
  'Cookie',
  'Access-Control-Request-Method',
  'X-Y',
);
const headerValue = fc.oneof(fc.constantFrom('https://app.example', 'PUT', ' x '), anyText);
const header = fc.oneof(
  fc.tuple(headerName, headerValue).map(
    ([name, value]): Json => ({
      members: [
        ['name', name],
        ['value', value],
      ],
    }),
  ),
  fc.tuple(headerName, headerValue).map(
    ([name, value]): Json => ({
      members: [
        ['value', value],
        ['name', name],
      ],
    }),
  ),
  fc.tuple(headerName, headerValue).map((pair): Json => pair),
  anyJson,
);
const headers = fc.oneof({ weight: 5, arbitrary: fc.array(header, { maxLength: 5 }) as fc.Arbitrary<Json> }, anyJson);

const request = looseObject({
  method: fc.oneof(fc.constantFrom('OPTIONS', 'options', 'GET', 'PUT', 'Other'), anyText),
  url: fc.oneof(fc.constantFrom('https://api.example/a?b#c', '/relative'), anyText),
  httpVersion: fc.constantFrom('', 'HTTP/1.1'),
  headers,
  cookies: fc.oneof(fc.constant([]), anyJson),
  postData: looseObject({ text: anyText }),
});

const content = looseObject({
  size: fc.integer(),
  text: fc.oneof(
    { weight: 20, arbitrary: anyText },
    { weight: 10, arbitrary: fc.constantFrom('aGVsbG8=', 'x'.repeat(5000)) },
    { weight: 1, arbitrary: fc.constant('é"\\'.repeat(9000)) },
  ),
  encoding: fc.constantFrom('base64', ''),
});

const response = looseObject({
  status: fc.oneof(fc.constantFrom<Json>(200, 204, 0, -1, 302, 404, 500, '200', '0', 404.5, 1e3, null), anyJson),
  headers,
  content: fc.oneof({ weight: 4, arbitrary: content }, anyJson),
  redirectURL: anyText,
  _error: fc.constantFrom<Json>(null, 'net::ERR_FAILED'),
  _fetchedViaServiceWorker: fc.constantFrom(true, false),
});

const entry = looseObject({
  startedDateTime: fc.oneof(fc.constantFrom('2026-11-22T16:38:41.764Z', '2026-11-22T16:38:41'), anyText),
  pageref: anyText,
  request: fc.oneof({ weight: 6, arbitrary: request }, anyJson),
  response: fc.oneof({ weight: 6, arbitrary: response }, anyJson),
  timings: fc.oneof(fc.constant<Json>({ members: [] }), anyJson),
  _resourceType: fc.constantFrom('fetch', 'Preflight', 'image', 'document'),
  _initiator: looseObject({ type: fc.constantFrom('preflight', 'script'), requestId: anyText, stack: anyJson }),
  _webSocketMessages: anyJson,
});

const log = looseObject(
  {
    version: fc.constant('1.2'),
    creator: fc.oneof(
      fc
        .constantFrom('WebInspector', 'Firefox', 'mitmproxy', 'chrome-har')
        .map((name): Json => ({ members: [['name', name]] })),
      anyJson,
    ),
    pages: anyJson,
    entries: fc.array(fc.oneof({ weight: 8, arbitrary: entry }, anyJson), { maxLength: 6 }),
  },
  ['entries'],
);

/** One log at its place, with members around it that may hold anything but another log. */
const documents = fc
  .tuple(fc.array(fc.tuple(anyText, fc.oneof(anyText, fc.integer())), { maxLength: 2 }), log)
  .map(([others, own]): Json => ({ members: [...others, ['log', own]] }));

type Spelling = { readonly space: readonly string[]; readonly escape: (code: number) => boolean };

function spell(value: Json, spelling: Spelling, counter = { at: 0 }): string {
  const space = (): string => spelling.space[counter.at++ % spelling.space.length] ?? '';
  const text = (raw: string): string => {
    const plain = JSON.stringify(raw).slice(1, -1);
    // Escapes stay as they are; letters may become one.
    return `"${plain.replace(/\\u.{4}|\\.|[a-z]/g, (part) => {
      if (part.length > 1 || !spelling.escape(counter.at++)) return part;
      return `\\u00${part.charCodeAt(0).toString(16)}`;
    })}"`;
  };
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  const parts =
    'members' in value
      ? value.members.map(
          ([name, member]) =>
            `${space()}${text(name)}${space()}:${space()}${spell(member, spelling, counter)}${space()}`,
        )
      : value.map((element) => `${space()}${spell(element, spelling, counter)}${space()}`);
  return 'members' in value ? `{${parts.join(',') || space()}}` : `[${parts.join(',') || space()}]`;
}

const spellings = fc.record({
  space: fc.array(fc.constantFrom('', '', ' ', '\n', '\r\n  ', '\t'), { minLength: 1, maxLength: 5 }),
  escape: fc.constantFrom(
    () => false,
    () => false,
    (code: number) => code % 7 === 0,
  ),
});

/** Valid documents that look like HARs, with strings, names, orders and nestings that try to lead a reader astray. */
export const hars: fc.Arbitrary<string> = fc
  .tuple(documents, spellings)
  .map(([document, spelling]) => spell(document, spelling));
