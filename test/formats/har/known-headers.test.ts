import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHarHeaders } from '../../../src/formats/har/har-headers.js';
import { knownHeadersOf } from '../../../src/formats/har/known-headers.js';
import { createScanner } from '../../../src/formats/har/scanner.js';

const scanner = createScanner();

/** The headers of an entry with these lists; null where it is left to others. */
function readBoth(request: string, response: string | null = null) {
  const answer = response === null ? '{}' : `{"status":200,"headers":${response}}`;
  const { length } = scanner.load(Buffer.from(`{"request":{"headers":${request}},"response":${answer}} `));
  const condensed = scanner.condense(0, length);
  return condensed === null ? null : knownHeadersOf(scanner).read(scanner.condensedHeaders());
}

const read = (text: string) => readBoth(text)?.request ?? null;

const name = fc.oneof(fc.constantFrom('Origin', ':authority', ':path', 'X-Y', ''), fc.string({ unit: 'binary' }));
const value = fc.oneof(fc.constantFrom('a', ' b ', 'c'.repeat(300)), fc.string({ unit: 'binary' }));
const header = fc.oneof(
  fc.record({ name, value }),
  fc.record({ value, name }),
  fc.record({ name, comment: fc.string() }),
  fc.constant({}),
);
const headers = fc.array(header, { maxLength: 6 });

it('reads what JSON.parse would, again and again', () => {
  const entries = fc.array(fc.tuple(headers, headers, fc.constantFrom(0, 2)), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(entries, (all) => {
      for (const [request, response, space] of [...all, ...all]) {
        expect(readBoth(JSON.stringify(request, null, space), JSON.stringify(response, null, space))).toEqual({
          request: readHarHeaders(request),
          response: readHarHeaders(response),
        });
      }
    }),
    { numRuns: 500 },
  );
});

it('hands out one and the same line for the same bytes', () => {
  const text = '[{"name":"Origin","value":"https://app.example"}]';
  expect(read(text)?.lines[0]).toBe(read(text)?.lines[0]);
});

it('tells headers apart that share a slot', () => {
  const list = Array.from({ length: 400 }, (_, i) => ({ name: `x-${i * 7919}`, value: String(i) }));
  for (let round = 0; round < 4; round++) expect(read(JSON.stringify(list))).toEqual(readHarHeaders(list));
});

it('takes a header for what it was when the entry began, though another has taken its slot since', () => {
  const listOf = (from: number) => Array.from({ length: 150 }, (_, i) => ({ name: `z-${from + i}`, value: 'v' }));
  for (let from = 0; from < 8000; from += 100) {
    const [request, response] = [listOf(from), listOf(from + 100)];
    expect(readBoth(JSON.stringify([...request, ...request]), JSON.stringify(response))).toEqual({
      request: readHarHeaders([...request, ...request]),
      response: readHarHeaders(response),
    });
  }
});

it.each([
  '[1]',
  '{"name":1}',
  '[["a","b"]]',
  '[{"name":"a"},]',
  '[{"name":"a",}]',
  '[{"name":"a"} {}]',
  '[{"name" "a"}]',
  '[{"name":["a"]}]',
  '[{"name":null}]',
  '[{"name":"a","value":"\u0001"}]',
  '[{"name":"a","value":"\\x"}]',
  '[{"name":"a","value":"\\u12g4"}]',
  '[{"name":"a","value":"\\u12"}]',
  '"x"',
  '[{"name":"a"}',
])('leaves %s to others, also when it comes again', (text) => {
  expect(read(text)).toBeNull();
  expect(read(text)).toBeNull();
});

it.each(['\\"\\\\\\/\\b\\f\\n\\r\\t', '\\u00e9\\uD83D', 'é', '\u007f', 'a'.repeat(600)])('reads "%s"', (text) => {
  const list = `[{"name":"a","value":"${text}"}]`;
  expect(read(list)).toEqual(readHarHeaders(JSON.parse(list)));
});

it('leaves a list to others that is longer than any', () => {
  expect(read(`[${'{"name":"a"},'.repeat(600)}{}]`)).toBeNull();
});

it('takes no header for another after a list that it left to others', () => {
  const listOf = (from: number) => Array.from({ length: 400 }, (_, i) => ({ name: `y-${from + i}`, value: 'v' }));
  for (const unusual of [', 5]', ', {"name":"\u0001"}]']) {
    for (let from = 0; from < 4000; from += 400) {
      const list = listOf(from);
      expect(read(JSON.stringify(list))).toEqual(readHarHeaders(list));
      expect(read(JSON.stringify(listOf(from + 4000)).replace(/\]$/, unusual))).toBeNull();
      expect(readBoth(JSON.stringify(listOf(from + 4000)), JSON.stringify([5]))).toBeNull();
      expect(read(JSON.stringify(listOf(from + 4000)))).toEqual(readHarHeaders(listOf(from + 4000)));
    }
  }
});
