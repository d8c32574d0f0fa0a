import { expect, it } from 'vitest';
import { clockDifference } from '../../src/summary/clock-difference.js';

const seen = (times: readonly number[], ahead: number) =>
  times.map((time) => ({ time, others: [{ time: Math.floor((time + ahead) / 1000) * 1000 }] }));

it('finds how far another clock is ahead, or behind', () => {
  const times = [1000_250, 1007_900, 1020_100, 1033_700];
  expect(clockDifference(seen(times, 7_300_400))).toBeGreaterThan(7_299_300);
  expect(clockDifference(seen(times, 7_300_400))).toBeLessThanOrEqual(7_300_400);
  expect(Math.abs(clockDifference(seen(times, -60_000)) ?? 0)).toBeGreaterThan(59_900);
});

it('believes most sightings, and of equals the least difference', () => {
  const many = [...seen([0, 5000, 9000, 14_000], 2000), { time: 20_000, others: [{ time: 90_000 }] }];
  expect(clockDifference(many)).toBe(2000);
  expect(clockDifference([{ time: 0, others: [{ time: 0 }, { time: 60_000 }] }])).toBe(0);
});

it('knows nothing of what was seen once', () => {
  expect(clockDifference([])).toBeNull();
  expect(clockDifference([{ time: 0, others: [] }])).toBeNull();
  expect(clockDifference([{ time: 0, others: [{ time: 90 * 3_600_000 }] }])).toBeNull();
});
