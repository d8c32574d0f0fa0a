import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/causes/judge.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import type { HttpRecord } from '../../../src/model/http-record.js';
import { createRepeatTally } from '../../../src/summary/warnings/repeat-tally.js';
import { repeatWarnings } from '../../../src/summary/warnings/repeats.js';
import { toWarningGroup } from '../../../src/summary/warnings/warned-place.js';
import { exchange, logged, logRecord } from '../../helpers/records.js';

let line = 0;

/** A preflight that passed, and its request. */
function passed(second: number, parts: Partial<HttpRecord> = {}): ExchangeFinding {
  const time = second * 1000;
  const common = { host: 'api.example.com', time, source: { file: 'access.log', line: ++line }, ...parts };
  const preflight = logRecord({ method: 'OPTIONS', status: 204, marks: { bytesSent: 400 }, ...common });
  const request = logRecord({ ...common, method: 'PUT', source: { file: 'access.log', line: ++line } });
  return judge(exchange({ preflight, request, followUp: 'sent' }));
}

/** One client that asks the same every so many seconds. */
function polling(client: string, times: number, every: number, parts: Partial<HttpRecord> = {}) {
  return Array.from({ length: times }, (_, i) => passed(i * every, { client, ...parts }));
}

function tallyOf(findings: readonly ExchangeFinding[]) {
  const tally = createRepeatTally();
  for (const finding of findings) tally.add(finding);
  return tally;
}

const warningsOf = (findings: readonly ExchangeFinding[], lines = 0) => repeatWarnings(tallyOf(findings), lines);
const maxAge = (value: string | null) => ({ responseHeaders: logged({ 'access-control-max-age': value }) });

describe('repeatWarnings', () => {
  it('tells what a storm costs', () => {
    const [found] = warningsOf(polling('192.0.2.1', 121, 30), 1000);
    // An hour in stretches of ten minutes: seven were needed.
    expect(found).toMatchObject({ id: 'preflights-repeated', host: 'api.example.com', count: 114, total: 121 });
    expect(found?.certainty).toBe('likely');
    expect(found?.evidence).toEqual([
      'At least 114 of 121 preflights that passed would not have been sent with Access-Control-Max-Age: 600, 11.4 % of all 1000 requests, 46 kB of answers.',
      '192.0.2.1 asked 121 times for /v1/items, every 30 seconds.',
      'The input does not record Access-Control-Max-Age, and one address may be several browsers.',
    ]);
  });

  it('is certain where the answers show that nothing lets them be kept', () => {
    for (const value of [null, '0', '-1', '5', 'soon']) {
      const [found] = warningsOf(polling('192.0.2.1', 50, 30, maxAge(value)));
      expect(found?.certainty, String(value)).toBe('certain');
    }
  });

  it('says nothing where answers are kept for a minute or more', () => {
    for (const value of ['60', '600', '86400'])
      expect(warningsOf(polling('192.0.2.1', 200, 30, maxAge(value)))).toEqual([]);
  });

  it('says nothing of preflights that were needed, sent at once, for different URLs, or that failed', () => {
    expect(warningsOf(polling('192.0.2.1', 50, 601))).toEqual([]);
    expect(warningsOf(polling('192.0.2.1', 50, 0))).toEqual([]);
    expect(warningsOf(Array.from({ length: 200 }, (_, i) => passed(i * 30, { url: `/v1/items?page=${i}` })))).toEqual(
      [],
    );
    const failed = Array.from({ length: 200 }, (_, i) => {
      const preflight = logRecord({ method: 'OPTIONS', status: 403, time: i * 30_000 });
      return judge(exchange({ preflight, followUp: 'not-seen' }));
    });
    expect(warningsOf(failed)).toEqual([]);
    expect(warningsOf(polling('192.0.2.1', 12, 30))).toEqual([]);
  });

  it('takes one busy address among quiet ones for a crowd', () => {
    const quiet = Array.from({ length: 30 }, (_, i) => polling(`198.51.100.${i}`, 2, 30)).flat();
    expect(warningsOf([...polling('203.0.113.7', 300, 10), ...quiet])).toEqual([]);
    const once = Array.from({ length: 30 }, (_, i) => polling(`198.51.100.${i}`, 1, 30)).flat();
    expect(warningsOf([...polling('203.0.113.7', 300, 10), ...once])).toEqual([]);
    const busy = Array.from({ length: 30 }, (_, i) => polling(`198.51.100.${i}`, 40, 30)).flat();
    expect(warningsOf([...polling('203.0.113.7', 300, 10), ...busy])).toHaveLength(1);
  });

  it('follows some of many clients, and says about how many there were', () => {
    const findings = Array.from({ length: 2000 }, (_, i) => polling(`10.0.${i >> 8}.${i & 255}`, 10, 60)).flat();
    const tally = tallyOf(findings);
    expect(tally.state().clients.size).toBe(128);
    const [found] = repeatWarnings(tally, 0);
    expect(found?.count).toBe(18_000);
    expect(found?.evidence[0]).toMatch(/^About 18000 of 20000 preflights/);
  });

  it('merges to the same however the findings were cut', () => {
    const findings = Array.from({ length: 700 }, (_, i) => polling(`10.0.${i >> 8}.${i & 255}`, 6, 20 + i)).flat();
    const whole = repeatWarnings(tallyOf(findings), 0).map(toWarningGroup);
    expect(whole).toHaveLength(1);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(3)), (owners) => {
        const parts: ExchangeFinding[][] = [[], [], [], []];
        for (const finding of findings) parts[owners.next().value as number]?.push(finding);
        const merged = createRepeatTally();
        for (const part of [...parts].reverse()) merged.merge(tallyOf(part));
        expect(repeatWarnings(merged, 0).map(toWarningGroup)).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });
});
