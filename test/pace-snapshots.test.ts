import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Making, paceSnapshots } from '../src/pace-snapshots.js';
import { madeUpReport } from './views/made-up-report.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const report = madeUpReport();

const every = (everyMs: number) => ({ everyMs, share: 1 / 20 });

/** Ready in one step. */
function* atOnce(): Making {
  yield* [];
  return report;
}

/** Takes `steps` of `ms` each. */
function slowly(steps: number, ms: number): () => Making {
  return function* (): Making {
    for (let i = 0; i < steps; i++) {
      vi.advanceTimersByTime(ms);
      yield;
    }
    return report;
  };
}

it('makes no report where nobody listens', () => {
  const make = vi.fn(atOnce);
  const snapshots = paceSnapshots(make, null, every(10));
  vi.advanceTimersByTime(1000);
  snapshots.offer();
  vi.advanceTimersByTime(1000);
  snapshots.end();
  expect(make).not.toHaveBeenCalled();
});

it('hands on at most one a period, and the last one also where nothing follows it', () => {
  const listen = vi.fn();
  const snapshots = paceSnapshots(atOnce, listen, every(100));
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

it('waits longer where a report is costly', async () => {
  const listen = vi.fn();
  const snapshots = paceSnapshots(slowly(10, 5), listen, every(100));
  vi.advanceTimersByTime(100);
  snapshots.offer();
  await snapshots.made();
  vi.advanceTimersByTime(900);
  snapshots.offer();
  expect(listen).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  await snapshots.made();
  expect(listen).toHaveBeenCalledTimes(2);
});

describe('near the end', () => {
  it('makes none, for the one at the end comes as soon', () => {
    const listen = vi.fn();
    const snapshots = paceSnapshots(atOnce, listen, every(100));
    for (let left = 1000; left > 0; left -= 10) {
      snapshots.offer(left);
      vi.advanceTimersByTime(10);
    }
    snapshots.end();
    expect(listen).not.toHaveBeenCalled();
  });

  it('that does not come makes one all the same', () => {
    const listen = vi.fn();
    const snapshots = paceSnapshots(atOnce, listen, every(100));
    for (let i = 0; i < 300; i++) {
      snapshots.offer(500);
      vi.advanceTimersByTime(10);
    }
    expect(listen.mock.calls.length).toBeGreaterThanOrEqual(3);
  });

  it('and nothing more to be read, makes one when the end should have come', () => {
    const listen = vi.fn();
    const snapshots = paceSnapshots(atOnce, listen, every(100));
    snapshots.offer(500);
    vi.advanceTimersByTime(400);
    expect(listen).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(listen).toHaveBeenCalledTimes(1);
  });
});

describe('a report that takes long', () => {
  it('is made in turns, and those who read wait for it', async () => {
    const listen = vi.fn();
    const snapshots = paceSnapshots(slowly(10, 5), listen, every(100));
    vi.advanceTimersByTime(100);
    expect(snapshots.made()).toBeNull();
    snapshots.offer();
    const made = snapshots.made();
    expect(made).not.toBeNull();
    expect(listen).not.toHaveBeenCalled();
    await snapshots.made();
    expect(listen).toHaveBeenCalledWith(report);
    expect(snapshots.made()).toBeNull();
  });

  it('is given up at the end', async () => {
    const listen = vi.fn();
    const snapshots = paceSnapshots(slowly(10, 5), listen, every(100));
    vi.advanceTimersByTime(100);
    snapshots.offer();
    snapshots.end();
    await snapshots.made();
    expect(listen).not.toHaveBeenCalled();
  });

  it('is not shown where what came in between spoilt it', () => {
    const listen = vi.fn();
    function* spoilt(): Making {
      yield;
      return null;
    }
    const snapshots = paceSnapshots(spoilt, listen, every(100));
    vi.advanceTimersByTime(100);
    snapshots.offer();
    expect(listen).not.toHaveBeenCalled();
    expect(snapshots.made()).toBeNull();
  });

  it('that fails is told to those who wait', async () => {
    function* failing(): Making {
      vi.advanceTimersByTime(50);
      yield;
      throw new Error('a bug in a cause');
    }
    const snapshots = paceSnapshots(failing, () => undefined, every(100));
    vi.advanceTimersByTime(100);
    snapshots.offer();
    await expect(snapshots.made()).rejects.toThrow('a bug in a cause');
  });
});

it('is brought up to date at once where that is asked for, and only then', async () => {
  const listen = vi.fn();
  const snapshots = paceSnapshots(slowly(10, 5), listen, every(10_000));
  await snapshots.upToDate();
  expect(listen).not.toHaveBeenCalled();
  snapshots.offer();
  await snapshots.upToDate();
  await snapshots.upToDate();
  expect(listen).toHaveBeenCalledTimes(1);
  snapshots.offer();
  snapshots.end();
  await snapshots.upToDate();
  expect(listen).toHaveBeenCalledTimes(1);
});

it('makes no more once it has ended', () => {
  const listen = vi.fn();
  const snapshots = paceSnapshots(atOnce, listen, every(100));
  snapshots.offer();
  snapshots.end();
  vi.advanceTimersByTime(1000);
  expect(listen).not.toHaveBeenCalled();
});
