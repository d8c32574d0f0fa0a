import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashText } from '../../src/formats/format.js';
import { createOpenPreflights, type OpenPreflight } from '../../src/link/open-preflights.js';
import { logRecord } from '../helpers/records.js';

const open = (key: string, time: number): OpenPreflight => ({
  record: logRecord({ client: key }),
  key,
  time,
  era: 0,
  rule: 'cross-origin-referer',
  requestMethod: null,
});

it('closes what is over, oldest first, and forgets the client', () => {
  const closed: string[] = [];
  const waiting = createOpenPreflights(10, ({ key }, reason) => closed.push(`${key} ${reason}`));
  for (const [key, time] of [
    ['a', 1],
    ['b', 2],
    ['c', 9],
  ] as const)
    waiting.open(open(key, time));
  waiting.expire(5);
  expect(closed).toEqual(['a window-over', 'b window-over']);
  expect(waiting.hasClient(hashText('a'))).toBe(false);
  expect(waiting.hasClient(hashText('c'))).toBe(true);
});

it('claims the nearest that fits and is not later, once; else the nearest later one', () => {
  const waiting = createOpenPreflights(10, () => undefined);
  const claim = (time: number, fits: (preflight: OpenPreflight) => boolean = () => true) =>
    waiting.claim('a', time, fits)?.time;
  for (const time of [1, 9, 5, 2]) waiting.open(open('a', time));
  expect(claim(7)).toBe(5);
  expect(claim(7, ({ time }) => time === 3)).toBeUndefined();
  expect(claim(7)).toBe(2);
  expect(claim(0)).toBe(1);
  expect(claim(7)).toBe(9);
  expect(claim(7)).toBeUndefined();
});

it('tells those that were asked again', () => {
  const told: string[] = [];
  const waiting = createOpenPreflights(10, ({ time }, _, askedAgain) => told.push(`${time} ${askedAgain}`));
  for (const time of [1, 2]) waiting.open(open('a', time));
  waiting.open(open('b', 3));
  waiting.open({ ...open('a', 4), era: 1 });
  waiting.expire(Number.POSITIVE_INFINITY);
  expect(told).toEqual(['1 true', '2 false', '3 false', '4 false']);
});

it('gives the oldest up beyond its capacity', () => {
  const closed: string[] = [];
  const waiting = createOpenPreflights(2, ({ key }, reason) => closed.push(`${key} ${reason}`));
  for (const key of ['a', 'b', 'c']) waiting.open(open(key, 1));
  expect(closed).toEqual(['a too-many-open']);
});

it('counts long records for several', () => {
  const closed: string[] = [];
  const waiting = createOpenPreflights(4, ({ key }) => closed.push(key));
  waiting.open(open('a', 1));
  waiting.open({ ...open('b', 1), record: logRecord({ url: `/${'x'.repeat(3000)}` }) });
  expect(closed).toEqual(['a']);
});

it('keeps what is left in order, whatever is claimed in between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c')), { maxLength: 60 }), (steps) => {
      const closed: number[] = [];
      const waiting = createOpenPreflights(100, ({ time }) => closed.push(time));
      let left: { key: string; time: number }[] = [];
      for (const [i, [opens, key]] of steps.entries()) {
        if (opens) {
          waiting.open(open(key, i));
          left.push({ key, time: i });
          continue;
        }
        const latest = left.findLast((one) => one.key === key);
        expect(waiting.claim(key, null, () => true)?.time ?? null).toBe(latest?.time ?? null);
        left = left.filter((one) => one !== latest);
        expect(waiting.hasClient(hashText(key))).toBe(left.some((one) => one.key === key));
      }
      waiting.expire(Number.POSITIVE_INFINITY);
      expect(closed).toEqual(left.map(({ time }) => time));
    }),
  );
});
