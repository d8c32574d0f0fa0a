import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clfTimeWidth, epochTime, monthAt, readClfTime } from '../../../src/formats/apache-log-parser/clf-time.js';

const read = (text: string) => readClfTime(Buffer.from(text), 0);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('readClfTime', () => {
  it.each([
    ['[22/Nov/2026:16:23:02 +0000]', '2026-11-22T16:23:02Z'],
    ['[22/Nov/2026:21:53:02 +0530]', '2026-11-22T16:23:02Z'],
    ['[22/Nov/2026:12:53:02 -0330]', '2026-11-22T16:23:02Z'],
    ['[29/Feb/2024:23:59:59 +0000]', '2024-02-29T23:59:59Z'],
    ['[31/Dec/2016:23:59:60 +0000]', '2017-01-01T00:00:00Z'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(Date.parse(expected));
  });

  it('agrees with Date for every second and zone', () => {
    const time = fc.date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('2099-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
        const [day, , year, clock] = new Date(date.getTime() + offset * 60_000).toUTCString().slice(5).split(' ');
        const month = months[new Date(date.getTime() + offset * 60_000).getUTCMonth()];
        const two = (value: number) => String(value).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
        const text = `[${day}/${month}/${year}:${clock} ${zone}]`;
        expect(text).toHaveLength(clfTimeWidth);
        expect(read(text)).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  it.each([
    '[22/Foo/2026:16:23:02 +0000]',
    '[32/Nov/2026:16:23:02 +0000]',
    '[22/Nov/2026:24:23:02 +0000]',
    '[22/Nov/2026:16:60:02 +0000]',
    '[2x/Nov/2026:16:23:02 +0000]',
    '[22/Nov/2026:16:23:02 *0000]',
    '[22/Nov/2026:16:23:02 +0000',
    '22/Nov/2026:16:23:02 +0000',
    '',
  ])('finds no time in %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('epochTime', () => {
  it('counts the days of every month, also in leap years', () => {
    for (const year of [1970, 1999, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month++) {
        expect(epochTime(year, month, 1, 0, 0, 0)).toBe(Date.UTC(year, month - 1, 1));
      }
    }
  });
});

describe('monthAt', () => {
  it('knows the English names', () => {
    expect(months.map((name) => monthAt(Buffer.from(name), 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(monthAt(Buffer.from('nov'), 0)).toBe(0);
  });
});
