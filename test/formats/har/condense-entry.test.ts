import fc from 'fast-check';
import { expect, it } from 'vitest';
import { condenseEntry } from '../../../src/formats/har/condense-entry.js';
import { createKnownHeaders } from '../../../src/formats/har/known-headers.js';
import { createScanner } from '../../../src/formats/har/scanner.js';

const scanner = createScanner();
const known = createKnownHeaders();

function condense(text: string) {
  const chunk = scanner.load(Buffer.from(text));
  expect(scanner.entriesEnd(0, chunk.length)).toBe(chunk.length);
  const condensed = condenseEntry(scanner, chunk, 0);
  if (condensed === null) return null;
  const { body, headers } = condensed;
  return {
    value: JSON.parse(condensed.text),
    headers: known.read(headers),
    body: body === null ? null : chunk.toString('utf8', body.from, body.to),
  };
}

const entry = {
  _initiator: { type: 'preflight', stack: { callFrames: [{ url: 'x' }] } },
  cache: {},
  startedDateTime: '2026-11-22T16:38:41.764Z',
  request: { method: 'OPTIONS', url: '/é', headers: [{ name: 'Origin', value: 'o' }], cookies: [], postData: [1] },
  response: {
    status: 500,
    headers: [{ name: 'Server', value: 's' }],
    content: { size: 3, text: 'a"b', encoding: '' },
    redirectURL: '',
  },
  timings: { wait: 1 },
};

it.each([0, 1, 2])('keeps what is needed, indented by %i', (space) => {
  expect(condense(JSON.stringify(entry, null, space))).toEqual({
    value: {
      _initiator: { type: 'preflight' },
      startedDateTime: entry.startedDateTime,
      request: { method: 'OPTIONS', url: '/é', cookies: [] },
      response: { status: 500, content: { encoding: '' }, redirectURL: '' },
      timings: { wait: 1 },
    },
    headers: {
      request: { lines: [['origin', 'o']], authority: null, complete: true },
      response: { lines: [['server', 's']], authority: null, complete: true },
    },
    body: 'a\\"b',
  });
});

it.each([
  ['{"request":{"method":"GET","headers":[{"name":"a","value":"b"}]},"request":{"method":"PUT"}}', 'PUT'],
  [
    '{"request":{"headers":[{"name":"a","value":"b"}]},"request":{},"response":{"content":{"text":"x"}},"response":{}}',
    undefined,
  ],
  ['{"request":{},"response":{"content":{"text":"x"},"content":{}}}', undefined],
  ['{"request":{},"response":{"content":{"text":"x","text":1}}}', undefined],
])('counts the last of two parts: %s', (text, method) => {
  const condensed = condense(text);
  expect(condensed?.value.request.method).toBe(method);
  expect(condensed).toMatchObject({ headers: { request: null, response: null }, body: null });
});

it.each([
  '{}',
  '{"request":{"\\u006dethod":"GET"}}',
  '{"request":{"headers":5}}',
  '{"response":{"headers":[["a","b"]]}}',
  '{"response":{"headers":[{"name":"a","value":1}]}}',
  '{"response":{"headers":[{"name":"\\x"}]}}',
])('leaves %s as it is', (text) => {
  expect(condense(text)).toBeNull();
});

it.each([
  '{"request":5,"response":null}',
  '{"request":{},"response":{},"_initiator":{}}',
  '{"request":{"method":"a"}}',
])('changes nothing in %s', (text) => {
  expect(condense(text)?.value).toEqual(JSON.parse(text));
});

it('reads a list of no headers', () => {
  const none = { lines: [], authority: null, complete: true };
  expect(condense('{"request":{"headers":[ ]},"response":{}}')?.headers).toEqual({ request: none, response: null });
});

it('makes no entry longer, whatever it holds', () => {
  const names = ['request', 'response', 'content', 'text', 'method', 'x', '_initiator', 'timings'];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), tree, { minKeys: 1 }),
      fc.constantFrom(0, 1),
      (value, space) => {
        const chunk = scanner.load(Buffer.from(JSON.stringify(value, null, space)));
        const text = scanner.condense(0, chunk.length) === null ? '{}' : scanner.condensedText();
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.max(2, chunk.length));
        expect(JSON.parse(text)).toBeTypeOf('object');
      },
    ),
  );
});
