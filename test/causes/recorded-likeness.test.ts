import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge, judgeByItself } from '../../src/causes/judge.js';
import { recordedLikenessOf } from '../../src/causes/recorded-likeness.js';
import type { Exchange } from '../../src/model/exchange.js';
import type { HeaderBag, HttpRecord } from '../../src/model/http-record.js';
import { exchange, harPreflight, harRecord, headers, logged } from '../helpers/records.js';

const app = 'https://app.example.com';
const value = fc.constantFrom(app, '*', 'true', 'PUT', 'x-a', 'X-A, authorization', 'null', 'a b', '', '1:x');

/** Mostly what lets a request pass, so that verdicts are remembered at all. */
const answer: fc.Arbitrary<HeaderBag> = fc
  .record(
    {
      'access-control-allow-origin': fc.oneof({ weight: 4, arbitrary: fc.constant(app) }, value, fc.array(value)),
      'access-control-allow-credentials': value,
      'access-control-allow-methods': value,
      'access-control-allow-headers': fc.oneof(fc.constant('x-a'), value),
      etag: value,
      location: value,
    },
    { requiredKeys: ['access-control-allow-origin'] },
  )
  .map(headers);

const asked: fc.Arbitrary<HeaderBag> = fc
  .record(
    {
      origin: fc.oneof({ weight: 4, arbitrary: fc.constant(app) }, value),
      'access-control-request-method': fc.constantFrom('GET', 'PUT', 'POST'),
      'access-control-request-headers': fc.constantFrom('x-a', 'authorization', ''),
      'sec-fetch-mode': fc.constantFrom('cors', 'no-cors'),
      'x-a': value,
    },
    { requiredKeys: ['origin'] },
  )
  .map(headers);

const names = [
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'sec-fetch-mode',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'location',
  'etag',
];

/** As a log shows a message that was sent so: some headers, and of repeated ones the first. */
function inLog(sent: fc.Arbitrary<HeaderBag>): fc.Arbitrary<HeaderBag> {
  return fc.tuple(sent, fc.subarray(names)).chain(([{ lines }, shown]) => {
    const all = lines.filter(([name]) => shown.includes(name));
    const first = all.filter(([name], index) => all.findIndex(([one]) => one === name) === index);
    const recorded = new Set(shown);
    return fc.constantFrom<HeaderBag>(
      { lines: all, recorded, repeats: 'kept' },
      { lines: first, recorded, repeats: 'first-only' },
    );
  });
}

const record: fc.Arbitrary<HttpRecord> = fc
  .record({
    method: fc.constantFrom('GET', 'PUT', 'POST'),
    url: fc.constantFrom('https://api.example.com/a', 'http://127.0.0.1/b', 'https://api.example.com/c?d'),
    status: fc.constantFrom(200, 200, 204, 304, 302, 404, 500, 0, null),
    requestHeaders: fc.oneof(asked, inLog(asked)),
    responseHeaders: fc.oneof(answer, inLog(answer), fc.constant(logged({ vary: 'origin' }))),
    sent: fc.constantFrom(true, false, null),
    marks: fc.constantFrom(
      { resourceType: 'fetch' },
      { resourceType: 'fetch', error: null },
      { resourceType: 'xhr', cookies: true },
      { error: 'net::ERR_FAILED' },
      { error: null },
    ),
  })
  .map((parts) => harRecord(parts));

const linkedBy = [['a'], ['a', 'b']];
const exchanges = fc
  .record({
    preflight: fc.option(record, { freq: 10 }),
    request: record,
    followUp: fc.constantFrom('sent' as const, 'sent' as const, 'never-sent' as const, 'unknown' as const),
    origin: fc.constantFrom(app, app, 'https://shop.example.org', 'null', null),
    originInferred: fc.boolean(),
    redirectFollowed: fc.constantFrom(null, null, true, false),
    linkedBy: fc.constantFrom(...linkedBy),
  })
  .map((parts): Exchange => exchange(parts));

it('is shared only by exchanges that are judged alike', () => {
  fc.assert(
    fc.property(fc.array(exchanges, { maxLength: 60 }), (list) => {
      for (const one of [...list, ...list]) expect(judge(one)).toEqual(judgeByItself(one));
    }),
    { numRuns: 500 },
  );
});

const pair = (preflight: Partial<HttpRecord> = {}, request: Partial<HttpRecord> = {}) =>
  recordedLikenessOf(exchange({ preflight: harPreflight('PUT', 'x-a', preflight), request: harRecord(request) }));

it('is shared by what differs in URL, time and headers that no verdict rests on', () => {
  const responseHeaders = headers({ 'access-control-allow-origin': app, etag: '"5"' });
  expect(pair()).not.toBeNull();
  expect(pair({ url: 'https://api.example.com/2', time: 7 }, { responseHeaders })).toBe(pair());
  expect(pair({}, { responseHeaders: headers({ 'access-control-allow-origin': `${app} ` }) })).not.toBe(pair());
  expect(pair({ status: 200 })).not.toBe(pair());
});

it('is another one where a source shows less', () => {
  const shows = (...names: readonly string[]): HeaderBag => ({ ...headers({}), recorded: new Set(names) });
  const some = pair({}, { responseHeaders: shows('access-control-allow-origin', 'etag') });
  expect(some).not.toBeNull();
  expect(some).toBe(pair({}, { responseHeaders: shows('server', 'access-control-allow-origin') }));
  expect(some).not.toBe(pair({}, { responseHeaders: shows('access-control-allow-headers') }));
  expect(some).not.toBe(pair({}, { responseHeaders: headers({}) }));
  const firstOnly: HeaderBag = { ...shows('access-control-allow-origin'), repeats: 'first-only' };
  expect(some).not.toBe(pair({}, { responseHeaders: firstOnly }));
});

it('is not had of a failure', () => {
  expect(pair({}, { marks: { error: 'net::ERR_FAILED' } })).toBeNull();
  expect(pair({ status: 302 })).toBeNull();
  expect(recordedLikenessOf(exchange({ request: harRecord() }))).toBeNull();
});

it('is nothing to remember where headers are long', () => {
  const asking = (names: string) => exchange({ preflight: harPreflight('PUT', names), request: harRecord() });
  expect(recordedLikenessOf(asking('x-a'))).not.toBeNull();
  expect(recordedLikenessOf(asking('x'.repeat(5000)))).toBeNull();
});
