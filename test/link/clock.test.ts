import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/link/clock.js';

const hour = 3_600_000;

function follow(times: readonly (number | null)[], file = 'access.log', clock = createClock(90_000)) {
  for (const time of times) clock.follow(time, file);
  return clock;
}

describe('createClock', () => {
  it('runs forward, and is not turned back by lines that come late', () => {
    const clock = follow([0, hour, 1000, null, hour - 500, 2000, hour + 1000]);
    expect([clock.now(), clock.era()]).toEqual([hour + 1000, 0]);
  });

  it('begins anew with the log of another server over the same hours', () => {
    const clock = follow([0, hour]);
    follow([1000], 'other.log', clock);
    expect([clock.now(), clock.era(), clock.reached(0)]).toEqual([1000, 1, hour]);
    follow([2000, 1500], 'other.log', clock);
    expect([clock.now(), clock.era()]).toEqual([2000, 1]);
  });

  it('goes on with the next file of a rotation', () => {
    const clock = follow([0, hour]);
    follow([hour - 2000, hour + 5000], 'access.log.1', clock);
    expect([clock.now(), clock.era()]).toEqual([hour + 5000, 0]);
  });

  it('believes a clock that was set back when many lines in a row say so', () => {
    const back = Array.from({ length: 30 }, (_, i) => i * 1000);
    expect(follow([hour, ...back.slice(1)]).era()).toBe(0);
    const clock = follow([hour, ...back]);
    expect([clock.now(), clock.era()]).toEqual([29_000, 1]);
  });

  it('recovers from a line from the far future', () => {
    const clock = follow([0, 80 * 365 * 24 * hour, ...Array.from({ length: 30 }, (_, i) => i * 1000)]);
    expect(clock.now()).toBe(29_000);
  });
});
