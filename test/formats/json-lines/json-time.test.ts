import { describe, expect, it } from 'vitest';
import { readJsonDuration, readJsonTime } from '../../../src/formats/json-lines/json-time.js';

const second = Date.parse('2026-11-22T16:23:02Z');

describe('readJsonTime', () => {
  it.each<[unknown, number, number]>([
    [1795364582, second, 1000],
    [1795364582.974088, second + 974, 1],
    [1795364582974, second + 974, 1],
    [1795364582974088, second + 974, 1],
    [Number('1795364582974088123'), second + 974, 1],
    ['1795364582.974', second + 974, 1],
    ['2026-11-22T16:23:02Z', second, 1000],
    ['2026-11-22T16:23:02.974088123Z', second + 974, 1],
    ['2026-11-22T21:53:02+0530', second, 1000],
    ['2026-11-22 12:53:02,500 -03:30', second + 500, 1],
    ['22/Nov/2026:16:23:02 +0000', second, 1000],
    ['[22/Nov/2026:16:23:02 +0000]', second, 1000],
  ])('reads %s', (value, time, resolution) => {
    expect(readJsonTime(value)).toEqual({ time, resolution, zoneless: false });
  });

  it('says where there is no zone', () => {
    expect(readJsonTime('2026/11/22 16:23:02')).toEqual({ time: second, resolution: 1000, zoneless: true });
  });

  it.each([
    0,
    -1,
    12.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    '0.005',
    '2026-13-22T16:23:02Z',
    'yesterday',
    'x'.repeat(10_000),
    true,
    null,
    {},
  ])('takes %s for no time', (value) => expect(readJsonTime(value)).toBeNull());
});

describe('readJsonDuration', () => {
  it.each<[unknown, number, number | null]>([
    [0.25, 1000, 250],
    ['0.250', 1000, 250],
    [204055, 1e-6, 0.204055],
    ['1.5ms', 1000, 1.5],
    ['1m2.5s', 1000, 62_500],
    ['150µs', 1000, 0.15],
    [-1, 1000, null],
    [Number.POSITIVE_INFINITY, 1, null],
    ['fast', 1000, null],
    [null, 1000, null],
    ['1s'.repeat(1000), 1000, null],
  ])('reads %s in units of %s ms', (value, unit, milliseconds) => {
    const read = readJsonDuration(value, unit);
    if (milliseconds === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(milliseconds, 6);
  });
});
