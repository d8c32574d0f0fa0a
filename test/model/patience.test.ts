import { expect, it } from 'vitest';
import { createPatience } from '../../src/model/patience.js';

const times = (count: number, what: () => void) => {
  for (let i = 0; i < count; i++) what();
};

it('is over after many misses, and comes back', () => {
  const patience = createPatience();
  times(3999, patience.miss);
  expect(patience.isOver()).toBe(false);
  patience.miss();
  expect(patience.isOver()).toBe(true);
  times(39_999, patience.isOver);
  expect(patience.isOver()).toBe(false);
});

it('does not end while there are as many hits', () => {
  const patience = createPatience();
  times(10_000, () => {
    patience.miss();
    patience.hit();
  });
  expect(patience.isOver()).toBe(false);
});
