import { expect, it } from 'vitest';
import { createEarlyRequests } from '../../src/link/early-requests.js';
import type { OpenPreflight } from '../../src/link/open-preflights.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { logRecord } from '../helpers/records.js';

const at = (line: number, time: number | null, method = 'PUT') =>
  logRecord({ time, method, source: { file: 'access.log', line } });

const open = (line: number, time: number): OpenPreflight => ({
  record: at(line, time, 'OPTIONS'),
  key: 'a',
  time,
  era: 0,
  rule: 'cross-origin-referer',
  requestMethod: null,
});

const always = () => true;

/** Keeps requests for a log whose lines are known to be out of order. */
function outOfOrder() {
  const early = createEarlyRequests();
  for (let i = 0; i < 3; i++) {
    early.keep(at(1, 0), 'a');
    const preflight = open(2, 0);
    early.expect(preflight, always);
    early.takeFor(preflight);
  }
  return early;
}

it('keeps the latest request of a key for the preflight that comes after it, once', () => {
  const early = outOfOrder();
  const [first, second] = [at(1, 0), at(2, 1000)];
  early.keep(first, 'a');
  early.keep(second, 'a');
  const [one, other] = [open(3, 1000), open(4, 1000)];
  early.expect(one, always);
  early.expect(other, always);
  expect(early.takeFor(one)).toBe(second);
  expect(early.takeFor(other)).toBeNull();
});

it.each<[string, HttpRecord, string]>([
  ['of another key', at(1, 0), 'b'],
  ['without a time', at(1, null), 'a'],
])('keeps no request %s', (_, record, key) => {
  const early = outOfOrder();
  early.keep(record, key);
  const preflight = open(3, 1000);
  early.expect(preflight, always);
  expect(early.takeFor(preflight)).toBeNull();
});

it('takes none in a log that is in order', () => {
  const early = createEarlyRequests();
  for (let i = 0; i < 500; i++) early.learn(true);
  for (let i = 0; i < 9; i++) {
    early.keep(at(1, 0), 'a');
    const preflight = open(2, 0);
    early.expect(preflight, always);
    expect(early.takeFor(preflight)).toBeNull();
  }
});

it('takes lines that the reader goes back to, the latest that fits', () => {
  const early = outOfOrder();
  const preflight = open(9, 5000);
  early.expect(preflight, ({ time }) => time !== 4000);
  expect(early.isFromBefore(at(10, 5000))).toBe(false);
  const lines = [at(7, 4000), at(6, 3000), at(5, 2000)];
  for (const line of lines) {
    expect(early.isFromBefore(line)).toBe(true);
    early.offer(line, 'a');
  }
  early.offer(at(8, 4500), 'b');
  expect(early.takeFor(preflight)).toBe(lines[1]);
});
