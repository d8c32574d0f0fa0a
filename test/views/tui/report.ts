import type { CorsHeaders, Exemplar, Group, Report } from '../../../src/model/report.js';
import { madeUpGroup, madeUpRecord, madeUpReport, madeUpSource } from '../made-up-report.js';

const minutes = 91;

/** Nothing for 22 minutes, then about so many a minute. */
function from(minute: number, each: number): readonly number[] {
  return Array.from({ length: minutes }, (_, at) => (at < minute ? 0 : each + ((at * 7) % 5)));
}

/** All from one origin, with one method. */
function askedBy(count: number): Pick<Group, 'origins' | 'methods' | 'headers'> {
  const all = (value: string) => ({ items: [{ value, count }], others: 0 });
  return { origins: all('https://app.example.com'), methods: all('PUT'), headers: all('content-type') };
}

export function corsHeaders(changes: Partial<CorsHeaders> = {}): CorsHeaders {
  return {
    'access-control-allow-origin': ['https://app.example.com'],
    'access-control-allow-credentials': ['true'],
    'access-control-allow-methods': ['GET, POST, PUT'],
    'access-control-allow-headers': ['content-type, authorization'],
    'access-control-max-age': ['600'],
    location: [],
    vary: ['Origin'],
    ...changes,
  };
}

const raw =
  '203.0.113.7 - - [21/Nov/2026:14:02:13 +0000] "OPTIONS /api/v2/orders/4711 HTTP/1.1" 405 312 "https://app.example.com/" "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0 Safari/537.36"';

function refused(number: number): Exemplar {
  const time = new Date(Date.UTC(2026, 10, 21, 14, 2, 13) + number * 7000).toISOString();
  const url = `/api/v2/orders/${4711 + number}`;
  return madeUpRecord({
    source: { file: 'access.log', line: 184_221 + number },
    time,
    url,
    raw: raw.replace('4711', String(4711 + number)),
  });
}

export const headerRefused: Exemplar = {
  ...madeUpRecord({
    source: { file: 'traffic.har', entry: 41 },
    time: '2026-11-21T14:03:22.118Z',
    client: null,
    url: 'https://api.example.com/v1/items',
    requestMethod: 'PUT',
    requestHeaders: ['content-type', 'x-tenant'],
    status: 204,
    cause: 'preflight-header-not-allowed',
    causes: ['preflight-header-not-allowed'],
    browser: {
      chromium: {
        error: 'HeaderDisallowedByPreflightResponse',
        parameter: 'x-tenant',
        message: 'Request header field x-tenant is not allowed by Access-Control-Allow-Headers in preflight response.',
      },
    },
    request: { entry: 40, method: 'PUT', status: 0, time: '2026-11-21T14:03:22.101Z', sent: false },
  }),
  answers: { preflight: corsHeaders(), request: corsHeaders({ 'access-control-allow-origin': [] }) },
  failedChecks: [{ stage: 'preflight', check: 'headers', what: ['x-tenant'] }],
};

/** A report with something on every screen. */
export const report: Report = madeUpReport({
  sources: [
    madeUpSource({ unreadable: 3, unrecordedHeaders: ['origin', 'access-control-allow-origin'] }),
    madeUpSource({
      file: 'traffic.har',
      format: 'HAR from Chrome DevTools',
      formatReason: 'log.creator says so',
      unit: 'entries',
      read: 312,
      partial: true,
      notes: ['The document ends in the middle of entry 312.'],
    }),
  ],
  partial: true,
  timeline: { start: '2026-11-21T13:40:00.000Z', bucketSeconds: 60, judged: from(0, 600), failed: from(22, 40) },
  incident: {
    began: '2026-11-21T14:02:13.000Z',
    ended: null,
    before: { failed: 0, judged: 38_114 },
    during: { failed: 3918, judged: 23_093 },
    after: { failed: 0, judged: 0 },
  },
  groups: [
    madeUpGroup({
      key: 'orders',
      failedOverTime: from(22, 30),
      exemplars: Array.from({ length: 30 }, (_, number) => refused(number)),
      incident: {
        began: '2026-11-21T14:02:13.000Z',
        ended: null,
        before: { failed: 0, judged: 8020 },
        during: { failed: 2911, judged: 2911 },
        after: { failed: 0, judged: 0 },
      },
    }),
    madeUpGroup({
      key: 'invoices',
      path: '/api/v2/invoices',
      count: 341,
      ...askedBy(341),
      failedOverTime: from(30, 3),
      first: '2026-11-21T14:10:01.000Z',
    }),
    madeUpGroup({
      key: 'export',
      cause: 'preflight-server-error',
      family: 'backend-exception',
      status: 500,
      title: 'an exception behind OPTIONS',
      path: '/api/v2/export',
      count: 655,
      endpointTotal: 655,
      ...askedBy(655),
      clients: { count: 61, exact: true },
      failedOverTime: from(24, 5),
      why: 'The application fails while it answers OPTIONS, so the announced request is not sent.',
      remedies: [{ kind: 'look-at-application' }],
    }),
    madeUpGroup({
      key: 'items',
      cause: 'preflight-header-not-allowed',
      family: 'missing-header',
      status: 204,
      title: 'the header is not allowed: x-tenant',
      path: '/v1/items',
      count: 11,
      endpointTotal: 40,
      clients: { count: 0, exact: true },
      origins: { items: [{ value: 'https://app.example.com', count: 11 }], others: 0 },
      methods: { items: [{ value: 'PUT', count: 11 }], others: 0 },
      headers: { items: [{ value: 'x-tenant', count: 11 }], others: 0 },
      browser: headerRefused.browser,
      failedOverTime: from(23, 0),
      first: '2026-11-21T14:03:22.118Z',
      last: '2026-11-21T14:31:00.000Z',
      why: 'Access-Control-Allow-Headers does not list a header name that the preflight announces.',
      remedies: [{ kind: 'list-headers' }],
      exemplars: [headerRefused],
    }),
    madeUpGroup({
      key: 'search',
      verdict: 'undecided',
      cause: 'preflight-ok-no-request',
      family: 'no-follow-up',
      status: 200,
      title: 'answered 2xx, but the request never came',
      path: '/api/v2/search',
      count: 118,
      endpointTotal: 9004,
      ...askedBy(118),
      certainty: 'possible',
      failedOverTime: from(1, 1),
      why: 'The preflight was answered with 2xx and the announced request is not in the input.',
      confirm: 'Send the OPTIONS with curl -i.',
      evidence: ['118 of 9,004 were not followed by a request'],
    }),
  ],
  counts: { optionsByKind: { 'internal-dummy': 1190, scanner: 14 }, unreadable: 3 },
  unreadable: [
    { source: { file: 'access.log', line: 55 }, reason: 'cut off in the middle' },
    { source: { file: 'access.log', line: 102 }, reason: 'cut off in the middle' },
    { source: { file: 'access.log', line: 9000 }, reason: 'longer than 1 MB' },
  ],
});
