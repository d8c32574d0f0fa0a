import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPacer } from '../../../src/views/tui/pacer.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('draws at once for keys, and once for all that came together', () => {
  const draw = vi.fn();
  const pacer = createPacer(draw);
  for (let i = 0; i < 20; i++) pacer.ask(true);
  vi.advanceTimersByTime(0);
  expect(draw).toHaveBeenCalledTimes(1);
});

it('draws a few times a second for what is read, however much that is', () => {
  const draw = vi.fn();
  const pacer = createPacer(draw);
  for (let i = 0; i < 1000; i++) {
    pacer.ask(false);
    vi.advanceTimersByTime(1);
  }
  expect(draw.mock.calls.length).toBeLessThanOrEqual(6);
  expect(draw.mock.calls.length).toBeGreaterThanOrEqual(4);
});

it('draws seldomer what is costly to draw, but once a second at least', () => {
  const countOf = (cost: number) => {
    const draw = vi.fn(() => void vi.advanceTimersByTime(cost));
    const pacer = createPacer(draw);
    for (let i = 0; i < 10_000; i += 10) {
      pacer.ask(false);
      vi.advanceTimersByTime(10);
    }
    pacer.stop();
    return draw.mock.calls.length;
  };
  expect(countOf(1)).toBeGreaterThanOrEqual(45);
  expect(countOf(20)).toBeLessThanOrEqual(21);
  expect(countOf(100)).toBeGreaterThanOrEqual(9);
});

it('lets a key overtake', () => {
  const draw = vi.fn();
  const pacer = createPacer(draw);
  pacer.ask(false);
  vi.advanceTimersByTime(1);
  pacer.ask(false);
  pacer.ask(true);
  vi.advanceTimersByTime(1);
  expect(draw).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(draw).toHaveBeenCalledTimes(2);
});

it('draws no more once it is stopped', () => {
  const draw = vi.fn();
  const pacer = createPacer(draw);
  pacer.ask(true);
  pacer.ask(false);
  pacer.stop();
  vi.advanceTimersByTime(1000);
  expect(draw).not.toHaveBeenCalled();
});
