import { expect, it } from 'vitest';
import { clientBit } from '../../src/summary/client-bits.js';
import { createSeries } from '../../src/summary/series.js';
import { failedOverTime, toTimeline } from '../../src/summary/timeline.js';

const minute = 60_000;

it('counts judged and failed exchanges in buckets that start on the clock', () => {
  const series = createSeries(7200);
  const start = Date.UTC(2026, 10, 21, 14, 0, 7);
  for (let i = 0; i < 60; i++) series.add(start + i * minute, clientBit('a'), i >= 30);
  const timeline = toTimeline(series);
  expect(timeline).toMatchObject({ start: '2026-11-21T14:00:00.000Z', bucketSeconds: 15 });
  expect(sum(timeline?.judged)).toBe(60);
  expect(sum(timeline?.failed.slice(0, 120))).toBe(0);
  expect(sum(timeline?.failed)).toBe(30);
});

it.each([10, 7 * minute, 40 * 24 * 60 * minute])(
  'shows no more than a chart can, over any span (%i ms a step)',
  (step) => {
    const series = createSeries(7200);
    for (let i = 0; i < 500; i++) series.add(i * step, clientBit('a'), i % 3 === 0);
    const timeline = toTimeline(series);
    expect(timeline?.judged.length).toBeLessThanOrEqual(242);
    expect(sum(timeline?.judged)).toBe(500);
    expect(sum(timeline?.failed)).toBe(167);
  },
);

it('adds the failures that only their group showed', () => {
  const series = createSeries(7200);
  const convicted = createSeries(512);
  for (let i = 0; i < 10; i++) series.add(i * minute, clientBit('a'), i === 2);
  convicted.add(5 * minute, clientBit('a'), true);
  expect(sum(toTimeline(series, convicted.cells())?.failed)).toBe(2);
});

it('lays the course of a part over that of the whole', () => {
  const series = createSeries(7200);
  const part = createSeries(512);
  for (let i = 0; i < 240; i++) series.add(i * minute, clientBit('a'), false);
  part.add(100 * minute, clientBit('a'), true);
  part.add(100 * minute + 1000, clientBit('a'), true);
  const course = failedOverTime(part.cells(), toTimeline(series));
  expect(course[100]).toBe(2);
  expect(sum(course)).toBe(2);
});

it('has nothing to show without times', () => {
  expect(toTimeline(createSeries(10))).toBeNull();
  expect(failedOverTime([], null)).toEqual([]);
});

function sum(values: readonly number[] = []): number {
  return values.reduce((total, value) => total + value, 0);
}
