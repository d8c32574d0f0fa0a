import { expect, it } from 'vitest';
import { hashText } from '../../src/formats/format.js';
import { createOpenPreflights, type OpenPreflight } from '../../src/link/open-preflights.js';
import { logRecord } from '../helpers/records.js';

const open = (key: string, time: number): OpenPreflight => ({
  record: logRecord({ client: key }),
  key,
  time,
  requestMethod: null,
  claimed: false,
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

it('claims the latest that fits, once', () => {
  const waiting = createOpenPreflights(10, () => undefined);
  waiting.open(open('a', 1));
  waiting.open(open('a', 2));
  expect(waiting.claim('a', () => true)?.time).toBe(2);
  expect(waiting.claim('a', ({ time }) => time > 1)).toBeNull();
  expect(waiting.claim('a', () => true)?.time).toBe(1);
  expect(waiting.claim('a', () => true)).toBeNull();
});

it('gives the oldest up beyond its capacity', () => {
  const closed: string[] = [];
  const waiting = createOpenPreflights(2, ({ key }, reason) => closed.push(`${key} ${reason}`));
  for (const key of ['a', 'b', 'c']) waiting.open(open(key, 1));
  expect(closed).toEqual(['a too-many-open']);
});
