import { expect, it } from 'vitest';
import { noHeadersCut } from '../../../src/formats/har/cut-entry.js';
import { createKnownHeaders } from '../../../src/formats/har/known-headers.js';
import { parseEntry } from '../../../src/formats/har/parse-entry.js';
import { parseLenientJson, parseStrictJson } from '../../../src/formats/har/parse-json.js';

const parse = (text: string, headers = '') => parseEntry({ text, body: 'b', headers }, createKnownHeaders());
const listed = { lines: [['a', 'b']], authority: null, complete: true } as const;

it('reads JSON', () => {
  expect(parse('{"request":{"method":"GET"}}')).toEqual({
    value: { request: { method: 'GET' } },
    body: 'b',
    headers: noHeadersCut,
  });
});

it('leaves out what nobody needs before it gives up, but not the body', () => {
  const text = '{"request":{"method":"OPTIONS","postData":"\\x"},"response":{"content":{"text":"\u0001"}},"time":-NaN}';
  expect(parse(text.replace('-NaN', 'NaN'))).toEqual({
    value: { request: { method: 'OPTIONS' }, response: { content: {} } },
    body: '\u0001',
    headers: noHeadersCut,
  });
});

it('hands on the headers that were cut out before, and those it finds itself', () => {
  const headers = '[[{"name":"A","value":"b"}],null]';
  const text = '{"request":{},"response":{"headers":[{"name":"c"}]},"time":1}';
  expect(parse(text, headers)?.headers).toEqual({ request: listed, response: null });
  expect(parse(text.replace('1', '"\\x"'), headers)?.headers).toEqual({
    request: listed,
    response: { lines: [], authority: null, complete: false },
  });
});

it('is null where what is needed is no JSON', () => {
  expect(parse('{"request":{"method":"\\x"}}')).toBeNull();
  expect(parse('{"request"')).toBeNull();
});

it.each([
  ['{"a":[1,],} // end', { a: [1] }],
  ['/* x */ {"a" /* y */ : "NaN", "b": NaN, "c": [-Infinity]}', { a: 'NaN', b: null, c: [null] }],
  ['{"__proto__":1}', JSON.parse('{"__proto__":1}')],
])('forgives in %s what tools get wrong', (text, value) => {
  expect(parseStrictJson(text) ?? parseLenientJson(text)).toEqual(value);
});

it.each(['', '{', '[1 2]', '{"a":undefined}', '{a:1}', "{'a':1}", '1 2'])('does not forgive %j', (text) => {
  expect(parseStrictJson(text) ?? parseLenientJson(text)).toBeUndefined();
});

it('does not go over quotes in comments again and again', () => {
  const comments = '/* \\"\\"\\"\\" */'.repeat(100_000);
  expect(parseLenientJson(`{"a":NaN}${comments}`)).toEqual({ a: null });
  expect(parseLenientJson(`{"a":1}// ${'\\"'.repeat(500_000)}\\`)).toEqual({ a: 1 });
});
