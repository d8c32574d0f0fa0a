import { describe, expect, it } from 'vitest';
import { harOf, preflightEntry, readHar } from './read-har.js';

const log = JSON.parse(harOf([preflightEntry('/a'), preflightEntry('/b')])) as {
  readonly log: Record<string, unknown>;
};
const plain = JSON.stringify(log);

async function briefly(text: string) {
  const { records, unreadable, notes, totals, title } = await readHar(text);
  for (const size of [1, 10, 1000]) {
    const again = await readHar(text, size);
    expect([again.records.length, again.notes, again.totals]).toEqual([records.length, notes, totals]);
  }
  const paths = records.map(({ url }) => new URL(url).pathname);
  return { paths, reasons: unreadable.map(({ reason }) => reason), notes, totals, title };
}

const asPlain = {
  paths: ['/a', '/b'],
  reasons: [],
  notes: [],
  totals: { read: 2, unreadable: 0, truncated: false },
  title: 'HAR from Chrome DevTools',
};

describe('the same as the plain document', () => {
  it.each([
    ['plain', plain],
    ['a byte order mark', `\ufeff${plain}`],
    ['white space around', `\r\n\t ${plain} \n\n`],
    ['carriage returns', JSON.stringify(log, null, 2).replaceAll('\n', '\r\n')],
    ['a callback', `callback(${plain});`],
    ['a callback with a name of several parts', `window.har_1 ( ${plain} )`],
    ['the bare log', JSON.stringify(log.log)],
    ['wrapped once', JSON.stringify({ har: log })],
    [
      'wrapped with other things',
      JSON.stringify({ ok: true, list: [1, [2]], data: { id: 1, har: log, more: [{}] }, end: null }),
    ],
    ['in a list', JSON.stringify([log])],
    ['in a list of wrappers', JSON.stringify([[], 1, { har: log }])],
    ['in a list with a callback', `callback([${plain}]);`],
    ['beside something unknown before it', JSON.stringify({ _meta: { log: 5, entries: [{ request: 1 }] }, ...log })],
    ['beside something unknown after it', JSON.stringify({ ...log, _meta: { entries: [{}], deep: [[[]]] } })],
    [
      'with entries last and first',
      JSON.stringify({ log: { entries: log.log['entries'], ...log.log } }).replace('"entries":[', '"entries" : ['),
    ],
    [
      'with escaped names',
      plain
        .replace('"log"', '"\\u006cog"')
        .replace('"entries"', '"entrie\\u0073"')
        .replace('"creator"', '"\\u0063reator"'),
    ],
    ['with trailing commas', plain.replaceAll(']', ',]').replaceAll('[,]', '[]').replaceAll('}', ',}')],
    ['with comments', `// by hand\n${plain.replaceAll('{', '{ /* " { */').replaceAll(',', ', // ] "\n')}/* the end */`],
    [
      'with names that mislead',
      JSON.stringify({
        log: { pages: [{ log: { entries: [preflightEntry()] }, entries: [1] }], _entries: [2], ...log.log },
      }),
    ],
  ])('%s', async (_, text) => {
    expect(await briefly(text)).toEqual(asPlain);
  });
});

it('reads several logs of one document, numbered on', async () => {
  const { paths, totals } = await briefly(JSON.stringify([log, log]));
  expect(paths).toEqual(['/a', '/b', '/a', '/b']);
  expect(totals).toEqual({ read: 4, unreadable: 0, truncated: false });
});

it('reads what stands in a wrapper after the plain log is over, and the other way round', async () => {
  expect((await briefly(`${JSON.stringify([log])}${plain}`)).paths).toEqual(['/a', '/b', '/a', '/b']);
  expect((await briefly(`${plain}${JSON.stringify({ har: log })}`)).paths).toEqual(['/a', '/b', '/a', '/b']);
});

describe('damage and cuts in a wrapped document', () => {
  const wrapped = JSON.stringify({ har: log }, null, 2);

  it('costs the damaged entry, with the position of the verifier', async () => {
    const { paths, reasons, totals } = await briefly(wrapped.replace('"method"', 'method"'));
    expect(paths).toEqual(['/b']);
    const lines = wrapped.slice(0, wrapped.indexOf('"method"')).split('\n');
    expect(reasons).toEqual([
      `expected an object key at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`,
    ]);
    expect(totals).toEqual({ read: 2, unreadable: 1, truncated: false });
  });

  it('says where it is cut off', async () => {
    const { paths, notes, totals } = await briefly(wrapped.slice(0, wrapped.indexOf('example/b')));
    expect(paths).toEqual(['/a']);
    expect(notes).toEqual([
      expect.stringMatching(/^The input ends in the middle of the document, in or after entry 1, at line \d+/),
    ]);
    expect(totals.truncated).toBe(true);
  });

  it('keeps no more of a body than it can need', async () => {
    const body = 'x'.repeat(200_000);
    const entry = { ...preflightEntry('/long'), response: { status: 500, headers: [], content: { text: body } } };
    const { records } = await readHar(JSON.stringify([{ log: { entries: [entry] } }]));
    expect(records[0]?.marks.body).toEqual({ exception: null, text: 'x'.repeat(300) });
  });
});

it('keeps the body of a failed preflight, and of nothing else', async () => {
  const withBody = (method: string, status: number, text: string, encoding?: string) => ({
    ...preflightEntry('/x'),
    request: { ...(preflightEntry('/x')['request'] as object), method },
    response: { content: { text, encoding }, status, headers: [] },
  });
  const trace = 'java.lang.NullPointerException: "x"\n\tat example.Filter.doFilter(Filter.java:17)\n'.repeat(60);
  const entries = [
    withBody('OPTIONS', 500, trace),
    withBody('OPTIONS', 500, Buffer.from(trace).toString('base64'), 'base64'),
    withBody('OPTIONS', 204, trace),
    withBody('PUT', 500, trace),
    withBody('OPTIONS', 0, ''),
  ];
  for (const size of [50, 5000, 1_000_000]) {
    const { records } = await readHar(harOf(entries), size);
    const types = records.map(({ marks }) => marks.body?.exception?.type);
    const type = 'java.lang.NullPointerException';
    expect(types).toEqual([type, type, undefined, undefined, undefined]);
    expect(records.map(({ marks }) => marks.body === undefined)).toEqual([false, false, true, true, true]);
  }
});
