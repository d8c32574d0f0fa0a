import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHarHeaders } from '../../../src/formats/har/har-headers.js';
import { knownHeadersOf } from '../../../src/formats/har/known-headers.js';
import { createScanner } from '../../../src/formats/har/scanner.js';

const scanner = createScanner();

function read(text: string) {
  const chunk = scanner.load(Buffer.from(text));
  return knownHeadersOf(scanner).read(chunk, 0, chunk.length);
}

const name = fc.oneof(fc.constantFrom('Origin', ':authority', ':path', 'X-Y', ''), fc.string({ unit: 'binary' }));
const value = fc.oneof(fc.constantFrom('a', ' b ', 'c'.repeat(300)), fc.string({ unit: 'binary' }), fc.integer());
const header = fc.oneof(
  fc.record({ name, value }),
  fc.record({ value, name }),
  fc.record({ name, comment: fc.string() }),
  fc.constant({}),
);

it('reads what JSON.parse would, again and again', () => {
  const texts = fc.array(fc.tuple(fc.array(header, { minLength: 1, maxLength: 6 }), fc.constantFrom(0, 2)), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(texts, (lists) => {
      for (const [list, space] of [...lists, ...lists]) {
        expect(read(JSON.stringify(list, null, space))).toEqual(readHarHeaders(list));
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

it.each(['[]', '[1]', '{"name":1}', '[["a","b"]]', '[{"name":"a"},]', '[{"name":"a"} {}]', '"x"', '[{"name":"a"}'])(
  'leaves %s to JSON.parse',
  (text) => {
    expect(read(`${text} `)).toBeNull();
  },
);

it('leaves what is no JSON to others, also when it comes again', () => {
  const text = '[{"name":"a","value":"\u0001"}]';
  expect(read(text)).toBeNull();
  expect(read(text)).toBeNull();
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
      expect(read(JSON.stringify(listOf(from + 4000)))).toEqual(readHarHeaders(listOf(from + 4000)));
    }
  }
});
