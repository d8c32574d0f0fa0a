import { expect, it } from 'vitest';
import { parseHarTime } from '../../../src/formats/har/har-time.js';

const instant = Date.UTC(2026, 10, 22, 16, 38, 41, 764);

it.each([
  ['2026-11-22T16:38:41.764Z', instant],
  ['2026-11-22T16:38:41.764+00:00', instant],
  ['2026-11-22T11:38:41.7641234-05:00', instant],
  ['2026-11-22T22:08:41,764+0530', instant],
  ['2026-11-22t16:38:41.764999z', instant],
  [' 2026-11-22 16:38:41.764 Z ', instant],
  ['2026-11-22T17:38:41.764+01', instant],
  ['2026-11-22T16:38:41Z', instant - 764],
  ['2026-11-22T16:38Z', instant - 41_764],
  ['2026-11-22T16:38:41.7Z', instant - 64],
])('%s', (text, time) => {
  expect(parseHarTime(text)).toBe(time);
});

it.each([
  ['without a zone it is local time, and nobody knows whose', '2026-11-22T16:38:41.764'],
  ['a day that is none', '2026-02-30T00:00:00Z'],
  ['a month that is none', '2026-13-01T00:00:00.000Z'],
  ['an hour that is none', '2026-11-22T25:00:00Z'],
  ['a date alone', '2026-11-22'],
  ['an absurd length', `2026-11-22T16:38:41.${'0'.repeat(100_000)}Z`],
  ['words', 'yesterday'],
  ['a number', 1_795_365_521_764],
  ['nothing', undefined],
])('is null for %s', (_, value) => {
  expect(parseHarTime(value)).toBeNull();
});
