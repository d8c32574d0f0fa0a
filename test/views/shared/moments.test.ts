import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatDay,
  formatDayAndMinute,
  formatMinute,
  formatRange,
  formatSpan,
  isSameDay,
} from '../../../src/views/shared/moments.js';

const moment = '2026-11-21T13:40:02.000Z';

describe('moments', () => {
  it('shows a time as finely as asked', () => {
    expect([formatClock(moment), formatMinute(moment), formatDay(moment), formatDayAndMinute(moment)]).toEqual([
      '13:40:02',
      '13:40',
      '21 Nov 2026',
      '21 Nov 13:40',
    ]);
  });

  it('shows years beyond four digits, which a recording may claim', () => {
    expect(formatDay('+012026-01-02T03:04:05.000Z')).toBe('2 Jan +012026');
    expect(formatClock('+012026-01-02T03:04:05.000Z')).toBe('03:04:05');
  });

  it('names the day of a range once, unless it changes', () => {
    expect(formatRange(moment, '2026-11-21T15:10:44.000Z')).toBe('21 Nov 2026 13:40:02 → 15:10:44 UTC');
    expect(formatRange(moment, moment)).toBe('21 Nov 2026 13:40:02 UTC');
    expect(formatRange(moment, '2026-12-01T00:00:00.000Z')).toBe('21 Nov 2026 13:40:02 → 1 Dec 2026 00:00:00 UTC');
  });

  it('tells days apart', () => {
    expect(isSameDay(moment, '2026-11-21T23:59:59.000Z')).toBe(true);
    expect(isSameDay(moment, '2026-11-22T00:00:00.000Z')).toBe(false);
  });

  it.each([
    [1, '1 s'],
    [15, '15 s'],
    [60, '1 min'],
    [90, '90 s'],
    [300, '5 min'],
    [7200, '2 h'],
    [86_400, '1 d'],
  ])('a span of %d seconds is %s', (seconds, shown) => {
    expect(formatSpan(seconds)).toBe(shown);
  });
});
