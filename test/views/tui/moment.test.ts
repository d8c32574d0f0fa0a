import { expect, it } from 'vitest';
import { formatBytes, formatLeft, momentOf, preciseMomentOf } from '../../../src/views/tui/moment.js';

const oneDay = { first: '2026-11-21T13:40:02.000Z', last: '2026-11-21T15:10:44.000Z' };
const twoDays = { first: '2026-11-21T13:40:02.000Z', last: '2026-11-22T15:10:44.000Z' };

it('shows the clock alone where one day is enough', () => {
  expect(momentOf(oneDay)('2026-11-21T14:02:13.118Z')).toBe('14:02:13');
  expect(momentOf(twoDays)('2026-11-21T14:02:13.118Z')).toBe('21 Nov 14:02');
  expect(preciseMomentOf(oneDay)('2026-11-21T14:02:13.118Z')).toBe('14:02:13.118');
  expect(preciseMomentOf(oneDay)('2026-11-21T14:02:13.000Z')).toBe('14:02:13');
  expect(preciseMomentOf(twoDays)('2026-11-21T14:02:13.118Z')).toBe('21 Nov 14:02');
  expect(momentOf({ first: null, last: null })('2026-11-21T14:02:13.118Z')).toBe('21 Nov 14:02');
});

it('rounds what is left up', () => {
  expect([0.1, 59.2, 61, 3600, 7500].map(formatLeft)).toEqual(['1 s', '60 s', '2 min', '1 h 0 min', '2 h 5 min']);
});

it('counts bytes as disks do', () => {
  expect([0, 999, 1000, 9_940_000, 412_000_000, 1.2e9, 5e15].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '9.9 MB',
    '412 MB',
    '1.2 GB',
    '5000 TB',
  ]);
});
