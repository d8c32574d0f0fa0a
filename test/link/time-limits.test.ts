import { expect, it } from 'vitest';
import { isInTime, timeLimits } from '../../src/link/time-limits.js';

it.each([
  [0, false, true],
  [-3000, false, true],
  [-3001, false, false],
  [30_000, false, true],
  [30_001, false, false],
  [5000, true, true],
  [5001, true, false],
])('a request %i ms after its preflight, simple: %s', (gap, isSimple, isIn) => {
  expect(isInTime(gap, timeLimits(30_000), isSimple)).toBe(isIn);
});
