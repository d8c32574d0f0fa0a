import { expect, it } from 'vitest';
import { createDistinct } from '../../src/summary/distinct.js';

function distinctOf(from: number, to: number, cap?: number) {
  const distinct = createDistinct(cap);
  for (let i = from; i < to; i++) distinct.add(`192.0.2.${i}`);
  return distinct;
}

it('is exact up to its cap', () => {
  const distinct = distinctOf(0, 100, 100);
  distinct.add('192.0.2.7');
  expect(distinct.count()).toEqual({ count: 100, exact: true });
});

it.each([2000, 50_000, 1_000_000])('estimates %i within five percent', (many) => {
  const { count, exact } = distinctOf(0, many).count();
  expect(exact).toBe(false);
  expect(Math.abs(count - many) / many).toBeLessThan(0.05);
});

it('merges exact, estimated and mixed counts to what one piece would give', () => {
  for (const cut of [10, 300, 1999]) {
    const left = distinctOf(0, cut);
    left.merge(distinctOf(cut - 5, 2000));
    expect(left.count()).toEqual(distinctOf(0, 2000).count());
  }
  const few = distinctOf(0, 10);
  few.merge(distinctOf(5, 20));
  expect(few.count()).toEqual({ count: 20, exact: true });
});
