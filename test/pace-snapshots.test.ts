import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paceSnapshots } from '../src/pace-snapshots.js';
import { madeUpReport } from './views/made-up-report.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const report = madeUpReport();

it('makes no report where nobody listens', () => {
  const make = vi.fn(() => report);
  const snapshots = paceSnapshots(make, null, 10);
  vi.advanceTimersByTime(1000);
  snapshots.offer();
  vi.advanceTimersByTime(1000);
  snapshots.end();
  expect(make).not.toHaveBeenCalled();
});

it('hands on at most one a period, and the last one also where nothing follows it', () => {
  const listen = vi.fn();
  const snapshots = paceSnapshots(() => report, listen, 100);
  for (let i = 0; i < 50; i++) {
    snapshots.offer();
    vi.advanceTimersByTime(10);
  }
  expect(listen.mock.calls.length).toBeGreaterThanOrEqual(4);
  expect(listen.mock.calls.length).toBeLessThanOrEqual(5);
  listen.mockClear();
  snapshots.offer();
  vi.advanceTimersByTime(1000);
  expect(listen).toHaveBeenCalledTimes(1);
});

it('waits longer where a report is costly', () => {
  const listen = vi.fn();
  const make = () => {
    vi.advanceTimersByTime(50);
    return report;
  };
  const snapshots = paceSnapshots(make, listen, 100);
  vi.advanceTimersByTime(100);
  snapshots.offer();
  vi.advanceTimersByTime(900);
  snapshots.offer();
  expect(listen).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  expect(listen).toHaveBeenCalledTimes(2);
});

it('makes no more once it has ended', () => {
  const listen = vi.fn();
  const snapshots = paceSnapshots(() => report, listen, 100);
  snapshots.offer();
  snapshots.end();
  vi.advanceTimersByTime(1000);
  expect(listen).not.toHaveBeenCalled();
});
