import { expect, it } from 'vitest';
import { createEntryStartFinder } from '../../../src/formats/har/entry-start.js';

function find(text: string): { readonly at: number; readonly name: string } | null {
  const finder = createEntryStartFinder();
  for (const [at, byte] of Buffer.from(text).entries()) if (finder.step(byte)) return { at, name: finder.name() };
  return null;
}

it.each([
  ['{"startedDateTime":', 18, 'startedDateTime'],
  ['x"}, {\n  "pageref" \r\n:', 21, 'pageref'],
  ['{{"a":{"_initiator":', 19, '_initiator'],
  ['{"unknown":1},{"request":', 24, 'request'],
])('%j', (text, at, name) => {
  expect(find(text)).toEqual({ at, name });
});

it.each([
  '',
  '"startedDateTime":',
  '{\\"startedDateTime\\":',
  '{"startedDateTime"',
  '{"startedDateTime",',
  '{ x "pageref":',
  '{"headers":',
  '{"log":',
  `{"${'x'.repeat(1000)}":`,
])('not in %j', (text) => {
  expect(find(text)).toBeNull();
});

it.each<[string, string, boolean]>([
  ['_timing', '{"_timing":', true],
  ['_timing', '{"_timings":', false],
  ['name', '{"name":', false],
  [`_${'x'.repeat(1000)}`, `{"_${'x'.repeat(1000)}":`, false],
])('having seen an entry that begins with %j, %j is another: %j', (first, text, isStart) => {
  const finder = createEntryStartFinder();
  finder.learn(Buffer.from(first), 0, first.length);
  expect([...Buffer.from(text)].some((byte) => finder.step(byte))).toBe(isStart);
});
