import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewOf } from '../../../src/formats/har/json-bytes.js';
import { createRelevance, maybeWanted } from '../../../src/formats/har/relevance.js';
import { skipContainer } from '../../../src/formats/har/skip-container.js';

const containers = fc.oneof(
  fc.array(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), { maxLength: 5 }),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), { maxKeys: 5 }),
);

function skip(text: string): number {
  const chunk = Buffer.from(text);
  return skipContainer(chunk, viewOf(chunk), 0, chunk.length, { lineFeeds: 0, lastLineFeed: 0 }, null);
}

it('finds the end of every object and list, whatever follows, and never in a part of it', () => {
  fc.assert(
    fc.property(containers, fc.constantFrom(undefined, 1, '\t'), fc.string(), (value, space, after) => {
      const text = JSON.stringify(value, null, space);
      const length = Buffer.byteLength(text);
      expect(skip(text)).toBe(length);
      expect(skip(`${text}${after}`)).toBe(length);
      for (let end = 0; end < text.length; end += 1 + Math.floor(text.length / 50))
        expect(skip(text.slice(0, end))).toBe(-1);
    }),
    { numRuns: 300 },
  );
});

it.each([
  '{,}',
  '[,]',
  '{"a"}',
  '{"a":}',
  '{"a" 1}',
  '[1 2]',
  '["a" "b"]',
  '{1:2}',
  '[}',
  '{]',
  '[1,]',
  '{"a":1,}',
  '[nul]',
  '[//x\n]',
  '[\u0001]',
  '[x]',
])('leaves %s to the cutter', (text) => {
  expect(skip(`${text} ]}`)).toBe(-1);
});

it('counts line feeds', () => {
  const chunk = Buffer.from('{\n"a":\r\n[\n]}\n');
  const passed = { lineFeeds: 0, lastLineFeed: 0 };
  expect(skipContainer(chunk, viewOf(chunk), 0, chunk.length, passed, null)).toBe(chunk.length - 1);
  expect(passed).toEqual({ lineFeeds: 3, lastLineFeed: chunk.indexOf('\n]') });
});

it.each([
  ['an OPTIONS', { request: { method: 'OPTIONS' }, response: { status: 200 } }, true],
  [
    'an Origin',
    { request: { method: 'GET', headers: [{ name: 'oRIGIN', value: 'x' }] }, response: { status: 200 } },
    true,
  ],
  [
    'a pair with an Origin',
    { request: { method: 'GET', headers: [['Origin', 'x']] }, response: { status: 200 } },
    true,
  ],
  ['no answer', { request: { method: 'GET' }, response: { status: 0 } }, true],
  ['a redirect', { request: { method: 'GET' }, response: { status: 307 } }, true],
  ['no status', { request: { method: 'GET' }, response: {} }, true],
  ['no request', { response: { status: 200 } }, true],
  ['no method', { request: {}, response: { status: 200 } }, true],
  [
    'none of these',
    { request: { method: 'GET', headers: [{ name: 'Accept', value: 'Origin' }] }, response: { status: 200 } },
    false,
  ],
  [
    'an Origin elsewhere',
    { request: { method: 'GET' }, response: { status: 200, headers: [{ name: 'Origin', value: 'x' }] } },
    false,
  ],
  [
    'a method elsewhere',
    { request: { method: 'GET', x: { method: 'OPTIONS' } }, response: { status: 200, x: { status: 0 } } },
    false,
  ],
])('says of an entry with %s whether it can matter', (_, entry, wanted) => {
  const chunk = Buffer.from(JSON.stringify(entry));
  const relevance = createRelevance();
  expect(skipContainer(chunk, viewOf(chunk), 0, chunk.length, { lineFeeds: 0, lastLineFeed: 0 }, relevance)).toBe(
    chunk.length,
  );
  expect(maybeWanted(relevance)).toBe(wanted);
});
