import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBoundedMap } from '../../src/summary/bounded-map.js';

type Cell = { n: number };

function create() {
  return createBoundedMap<Cell>({
    capacity: 8,
    make: () => ({ n: 0 }),
    fold: (into, from) => {
      into.n += from.n;
    },
    restKey: () => 'rest',
  });
}

function fill(keys: readonly string[]) {
  const map = create();
  for (const key of keys) (map.at(key) ?? map.rest(key)).n++;
  return map;
}

const sorted = (map: ReturnType<typeof create>) => [[...map.entries()].sort(), map.rests()];

it('keeps exact values of the kept keys, and every count', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 100 }), (keys) => {
      const map = fill(keys);
      const entries = map.entries();
      expect(entries.length).toBe(Math.min(8, new Set(keys).size));
      for (const [key, { n }] of entries) expect(n).toBe(keys.filter((other) => other === key).length);
      const rest = map.rests().reduce((sum, [, { n }]) => sum + n, 0);
      expect(entries.reduce((sum, [, { n }]) => sum + n, 0) + rest).toBe(keys.length);
    }),
  );
});

it('merges to what it would have been in one piece', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,2}$/), { maxLength: 100 }), fc.nat(100), (keys, cut) => {
      const left = fill(keys.slice(0, cut));
      left.merge(fill(keys.slice(cut)));
      expect(sorted(left)).toEqual(sorted(fill(keys)));
    }),
  );
});

it('finds what is kept, and makes nothing of what is not', () => {
  const map = fill(['a', 'a']);
  expect([map.find('a'), map.find('b')]).toEqual([{ n: 2 }, null]);
  expect(map.size()).toBe(1);
});
