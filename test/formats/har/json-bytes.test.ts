import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endsEscaping, findStringEnd, literalEnd, viewOf } from '../../../src/formats/har/json-bytes.js';

function naiveEnd(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === 0x5c) at++;
    else if (bytes[at] === 0x22) return at;
  }
  return -1;
}

it('finds the closing quote as a byte by byte reading does', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', '\\', '\\"', '\\\\', 'a'.repeat(63), 'b'.repeat(64), 'c'.repeat(200)),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const bytes = Buffer.from(pieces.join(''));
      expect(findStringEnd(bytes, viewOf(bytes), 0, bytes.length)).toBe(naiveEnd(bytes, 0));
    }),
    { numRuns: 2000 },
  );
});

it('stays before the end it is given', () => {
  const bytes = Buffer.from(`${'a'.repeat(100)}"`);
  expect(findStringEnd(bytes, viewOf(bytes), 0, 100)).toBe(-1);
  expect(findStringEnd(bytes, viewOf(bytes), 0, 101)).toBe(100);
});

it.each([
  ['', false],
  ['a', false],
  ['\\', true],
  ['\\\\', false],
  ['a\\\\\\', true],
])('%j ends in an escape: %s', (text, escaping) => {
  const bytes = Buffer.from(text);
  expect(endsEscaping(bytes, 0, bytes.length)).toBe(escaping);
});

it.each([
  ['true,', 4],
  ['null]', 4],
  ['-1.5e+3}', 7],
  ['NaN ', 3],
  ['true', -1],
  ['tru,', -1],
  ['12', -1],
  ['x,', -1],
])('literal in %s', (text, end) => {
  const bytes = Buffer.from(text);
  expect(literalEnd(bytes, 0, bytes.length)).toBe(end);
});
