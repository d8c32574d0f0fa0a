import { describe, expect, it } from 'vitest';
import { compileStrftime, type TimeParts } from '../../../src/formats/apache-log-parser/strftime.js';

function match(format: string, text: string): TimeParts | null {
  const bytes = Buffer.from(text);
  const parts: TimeParts = {};
  return compileStrftime(format).match(bytes, 0, bytes.length, parts) === bytes.length ? parts : null;
}

describe('compileStrftime', () => {
  it.each<[string, string, TimeParts]>([
    [
      '%d/%b/%Y:%H:%M:%S %z',
      '22/Nov/2026:16:23:02 -0330',
      { day: 22, month: 11, year: 2026, hour: 16, minute: 23, second: 2, offset: -210 },
    ],
    ['%FT%T', '2026-11-22T16:23:02', { day: 22, month: 11, year: 2026, hour: 16, minute: 23, second: 2 }],
    ['%Y%m%d%H%M%S', '20261122162302', { day: 22, month: 11, year: 2026, hour: 16, minute: 23, second: 2 }],
    ['%c', 'Sun Nov  2 06:07:08 2026', { day: 2, month: 11, year: 2026, hour: 6, minute: 7, second: 8 }],
    [
      '%A, %e. %B %y %r',
      'Sunday,  2. November 26 06:40:06 PM',
      { day: 2, month: 11, yearOfCentury: 26, hour12: 6, afternoon: true, minute: 40, second: 6 },
    ],
    [
      '%-d.%-m.%Y %k:%M %P',
      '2.1.2026  7:05 am',
      { day: 2, month: 1, year: 2026, hour: 7, minute: 5, afternoon: false },
    ],
    ['%D %R %Z', '11/22/26 16:23 UTC', { month: 11, day: 22, yearOfCentury: 26, hour: 16, minute: 23, offset: 0 }],
    ['%R %Z', '16:23 CEST', { hour: 16, minute: 23 }],
    ['%T%z', '16:23:02+05:30', { hour: 16, minute: 23, second: 2, offset: 330 }],
    ['%T%z', '16:23:02Z', { hour: 16, minute: 23, second: 2, offset: 0 }],
    ['%s', '1795364582', { epochSeconds: 1795364582 }],
    ['%j %U %V %u %w %C %G %g', '326 47 47 7 0 20 2026 26', { dayOfYear: 326 }],
    ['bogus', 'bogus', {}],
    ['100%% %Q%', '100% %Q%', {}],
  ])('reads %s', (format, text, parts) => {
    expect(match(format, text)).toEqual(parts);
  });

  it.each([
    ['%d', 'x1'],
    ['%b', 'Foo'],
    ['%z', '0000'],
    ['%z', '+00'],
    ['%z', '+00x0'],
    ['%z', '+05:3'],
    ['%z', 'X'],
    ['%z', ''],
    ['%Z', '!'],
    ['%p', 'XM'],
    ['%a', 'Su'],
    ['at %H', 'on 16'],
    ['%H:%M', '16:'],
  ])('does not read %s in %s', (format, text) => {
    expect(match(format, text)).toBeNull();
  });

  it('spells out the conversions that stand for several', () => {
    expect([...compileStrftime('%F %T').letters].sort()).toEqual(['', 'H', 'M', 'S', 'Y', 'd', 'm'].sort());
  });
});
