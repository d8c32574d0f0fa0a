import { expect, it } from 'vitest';
import { createTimelineTally } from '../../src/summary/timeline.js';

const minute = 60_000;

it('counts judged and failed exchanges in buckets that start on the clock', () => {
  const timeline = createTimelineTally();
  const start = Date.UTC(2026, 10, 21, 14, 0, 7);
  for (let i = 0; i < 60; i++) timeline.add(start + i * minute, i >= 30);
  const report = timeline.toTimeline();
  expect(report).toMatchObject({ start: '2026-11-21T14:00:00.000Z', bucketSeconds: 15 });
  expect(report?.judged.reduce((a, b) => a + b)).toBe(60);
  expect(report?.failed.slice(0, 120).reduce((a, b) => a + b)).toBe(0);
  expect(report?.failed.reduce((a, b) => a + b)).toBe(30);
});

it('gives the same series however the input was cut, over any span', () => {
  for (const step of [10, 7 * minute, 40 * 24 * 60 * minute]) {
    const times = Array.from({ length: 500 }, (_, i) => i * step);
    const whole = createTimelineTally();
    const [left, right] = [createTimelineTally(), createTimelineTally()];
    for (const time of times) whole.add(time, time % 3 === 0);
    for (const time of times.slice(0, 123)) left.add(time, time % 3 === 0);
    for (const time of times.slice(123)) right.add(time, time % 3 === 0);
    right.merge(left);
    expect(right.toTimeline()).toEqual(whole.toTimeline());
    expect(whole.toTimeline()?.judged.length).toBeLessThanOrEqual(242);
  }
});

it('has nothing to show without times', () => {
  const timeline = createTimelineTally();
  timeline.merge(createTimelineTally());
  expect(timeline.toTimeline()).toBeNull();
});
