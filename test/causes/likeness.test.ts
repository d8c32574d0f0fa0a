import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge, judgeByItself } from '../../src/causes/judge.js';
import { likenessOf } from '../../src/causes/likeness.js';
import type { Exchange } from '../../src/model/exchange.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { exchange, harPreflight, harRecord, logged, logRecord } from '../helpers/records.js';

const combined = { referer: 'https://app.example.com/', 'user-agent': 'Mozilla/5.0' };
const statuses = [null, 0, 99, 100, 200, 204, 299, 300, 301, 304, 308, 400, 401, 404, 407, 500, 502, 999, 1000];
const links = [[], ['cross-origin-referer'], ['browser-user-agent'], ['same-client', 'within-window']];

const record = (method: string): fc.Arbitrary<HttpRecord> =>
  fc
    .record({
      status: fc.constantFrom(...statuses),
      url: fc.constantFrom('/', '/a?b', 'https://api.example.com/x', '*'),
      requestHeaders: fc.constantFrom(
        logged(combined),
        logged({}),
        logged({ ...combined, origin: 'https://app.example.com' }),
        logged({ ...combined, 'access-control-request-method': 'PUT' }),
      ),
      responseHeaders: fc.constantFrom(
        logged({}, 'first-only'),
        logged({ vary: 'origin' }),
        logged({ location: '/login' }),
        logged({ 'access-control-allow-origin': null }),
      ),
      marks: fc.constantFrom({}, {}, { cookies: true }, { bytesSent: 12 }, { error: null }, { resourceType: 'fetch' }),
    })
    .map((parts) => logRecord({ method, ...parts }));

const exchanges = fc
  .record({
    preflight: fc.option(record('OPTIONS')),
    request: fc.option(fc.constantFrom('GET', 'POST', 'PUT').chain(record)),
    followUp: fc.constantFrom('sent' as const, 'never-sent' as const, 'not-seen' as const, 'unknown' as const),
    origin: fc.constantFrom('https://app.example.com', 'https://shop.example.org', 'null', null),
    originInferred: fc.boolean(),
    linkedBy: fc.constantFrom(...links),
  })
  .filter(({ preflight, request }) => preflight !== null || request !== null)
  .filter(({ request, followUp }) => request !== null || followUp === 'not-seen' || followUp === 'unknown')
  .map((parts): Exchange => exchange(parts));

it('is shared only by exchanges that are judged alike', () => {
  fc.assert(
    fc.property(fc.array(exchanges, { maxLength: 40 }), (list) => {
      for (const one of list) expect(judge(one)).toEqual(judgeByItself(one));
    }),
    { numRuns: 300 },
  );
});

it('is shared by what differs in client, time and URL alone', () => {
  const of = (parts: Partial<HttpRecord>) =>
    likenessOf(exchange({ preflight: logRecord({ method: 'OPTIONS', status: 404, ...parts }), originInferred: true }));
  expect(of({})).not.toBeNull();
  expect(of({ client: '192.0.2.7', url: '/other', time: 7 })).toBe(of({}));
  expect(of({ status: 405 })).not.toBe(of({}));
});

it('is not had where headers are recorded', () => {
  expect(likenessOf(exchange({ preflight: harPreflight('PUT', ''), request: harRecord() }))).toBeNull();
});
