import { expect, it } from 'vitest';
import { lazily } from '../../src/model/lazily.js';

it('makes a thing when it is asked for first, and once, be it nothing', () => {
  let count = 0;
  const lazy = lazily(() => {
    count++;
    return null;
  });
  expect([lazy.made(), count]).toEqual([null, 0]);
  expect([lazy.get(), lazy.get(), count]).toEqual([null, null, 1]);
  const other = lazily(() => ({ count }));
  expect(other.get()).toBe(other.made());
});
