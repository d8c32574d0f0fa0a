import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPairIndex } from '../../src/model/pair-index.js';

/** Often the same, and often alike in one of both. */
const hash = fc.oneof(fc.integer(), fc.integer({ min: -3, max: 3 }), fc.constant(-(2 ** 31)));

it('numbers pairs as a Map of both would', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, hash), { maxLength: 100 }), (pairs) => {
      const index = createPairIndex(100);
      const known = new Map<string, number>();
      for (const [first, second] of pairs) {
        const key = `${first} ${second}`;
        expect(index.find(first, second)).toBe(known.get(key) ?? -1);
        if (!known.has(key)) known.set(key, index.add(first, second));
        expect(index.size()).toBe(known.size);
      }
      for (const [key, number] of known)
        expect(index.find(...(key.split(' ').map(Number) as [number, number]))).toBe(number);
      expect([...known.values()]).toEqual([...known.keys()].map((_, number) => number));
    }),
  );
});

it('holds as many as were asked for, whatever they have in common, and forgets them', () => {
  const most = 5000;
  const index = createPairIndex(most);
  for (let i = 0; i < most; i++) expect(index.add(i << 16, 7)).toBe(i);
  for (let i = 0; i < most; i++) expect(index.find(i << 16, 7)).toBe(i);
  expect(index.find(0, 8)).toBe(-1);
  index.clear();
  expect(index.size()).toBe(0);
  expect(index.find(0, 7)).toBe(-1);
  expect(index.add(0, 7)).toBe(0);
});
