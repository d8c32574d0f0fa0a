import { describe, expect, it } from 'vitest';
import {
  byteRate,
  liveRates,
  nothingReadYet,
  secondsLeft,
  withProblem,
  withProgress,
  withSample,
} from '../../../src/views/tui/reading.js';

const size = 1_000_000;

describe('progress', () => {
  it('keeps the files in the order in which they were named, and adds those that were found', () => {
    const reading = withProgress(
      nothingReadYet(['a', 'b']),
      [
        { file: 'c', bytesRead: 1, size },
        { file: 'a', bytesRead: 5, size },
      ],
      0,
    );
    expect(reading.files.map(({ file }) => file)).toEqual(['a', 'b', 'c']);
    expect(reading.current).toBe('a');
  });

  it('tells rate and time left once there is something to tell by', () => {
    const file = { file: 'a', bytesRead: 250_000, size };
    const begun = withProgress(nothingReadYet(['a']), [{ ...file, bytesRead: 0 }], 1000);
    expect(byteRate(begun)).toBeNull();
    const on = withProgress(begun, [file], 2000);
    expect(byteRate(on)).toBe(250_000);
    expect(secondsLeft(file, byteRate(on))).toBe(3);
    expect(secondsLeft({ ...file, size: null }, 1)).toBeNull();
    expect(secondsLeft(file, null)).toBeNull();
  });
});

it('rates a growing input by its last seconds', () => {
  let reading = nothingReadYet(['a']);
  expect(liveRates(reading)).toBeNull();
  for (let second = 0; second <= 60; second++) {
    reading = withSample(
      { ...reading, now: second * 1000 },
      { at: second * 1000, judged: second < 30 ? 0 : (second - 30) * 8, failed: second },
    );
  }
  expect(liveRates(reading)).toEqual({ judged: 8, failed: 1 });
  expect(reading.samples.length).toBeLessThan(20);
});

it('keeps no more problems than anybody reads', () => {
  let reading = nothingReadYet([]);
  for (let i = 0; i < 1000; i++) reading = withProblem(reading, `problem ${i}`);
  expect(reading.problems.length).toBe(200);
});
