import { expect, it } from 'vitest';
import { createCounts } from '../../src/summary/counts.js';

it('lists the most frequent first and counts the others', () => {
  const counts = createCounts(100);
  for (const value of ['b', 'a', 'b', 'c', 'a', 'b']) counts.add(value);
  expect(counts.top(2)).toEqual({
    items: [
      { value: 'b', count: 3 },
      { value: 'a', count: 2 },
    ],
    others: 1,
  });
});

it('adds two counts', () => {
  const [left, right] = [createCounts(100), createCounts(100)];
  left.add('a');
  right.add('a');
  right.add('b');
  left.merge(right);
  expect(left.top(9).items).toEqual([
    { value: 'a', count: 2 },
    { value: 'b', count: 1 },
  ]);
});
