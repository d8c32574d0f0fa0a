import { findCause } from '../../src/causes/index.js';
import type { ExchangeRecord, Group, Report } from '../../src/model/report.js';

/** A group of failures; what is not given is harmless. */
export function madeUpGroup(over: Partial<Group> = {}): Group {
  const cause = over.cause ?? 'preflight-method-not-handled';
  return {
    key: JSON.stringify([cause, over.path ?? '/api/v2/orders/*']),
    cause,
    family: findCause(cause)?.family ?? 'non-2xx',
    title: 'nobody answers OPTIONS',
    status: 405,
    host: 'api.example.com',
    path: '/api/v2/orders/*',
    verdict: 'blocked',
    certainty: 'certain',
    count: 2911,
    endpointTotal: 2911,
    evidence: [],
    first: '2026-11-21T14:02:13.000Z',
    last: '2026-11-21T15:10:40.000Z',
    clients: { count: 412, exact: true },
    origins: topList({ 'https://shop.example.com': 2802, 'https://admin.example.com': 109 }),
    methods: topList({ PUT: 2040, DELETE: 871 }),
    headers: topList({ 'content-type': 2911, 'x-tenant': 30 }),
    browser: {},
    warnings: [],
    why: '',
    confirm: null,
    remedies: findCause(cause)?.remedies ?? [],
    exemplars: [],
    ...over,
  };
}

export function madeUpExemplar(over: Partial<ExchangeRecord> = {}): ExchangeRecord {
  return {
    type: 'preflight',
    source: { file: 'access.log', line: 1 },
    time: '2026-11-21T14:02:13.000Z',
    client: '203.0.113.7',
    host: 'api.example.com',
    url: '/api/v2/orders/4711',
    origin: 'https://shop.example.com',
    requestMethod: 'PUT',
    requestHeaders: ['content-type'],
    status: 405,
    verdict: 'blocked',
    stage: 'preflight',
    cause: 'preflight-method-not-handled',
    causes: ['preflight-method-not-handled'],
    certainty: 'certain',
    browser: {},
    request: null,
    reasons: [],
    missing: [],
    warnings: [],
    ...over,
  };
}

export function madeUpReport(groups: readonly Group[], server: string | null = null): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'preflight-audit', version: '0.0.0' },
    sources: [
      {
        file: 'access.log',
        format: 'combined',
        formatReason: 'made up',
        unit: 'lines',
        read: 1,
        unreadable: 0,
        partial: false,
        notes: [],
        recordsPreflights: true,
        unrecordedHeaders: [],
        server,
      },
    ],
    first: null,
    last: null,
    counts: {
      preflights: 0,
      requests: 0,
      passed: 0,
      blocked: 0,
      undecided: 0,
      failed: 0,
      preflightsBlocked: 0,
      optionsByKind: {},
      unreadable: 0,
    },
    clients: { count: 0, exact: true },
    origins: { items: [], others: 0 },
    timeline: null,
    groups,
    warnings: [],
    unreadable: [],
    partial: false,
    recordsPreflights: true,
  };
}

export function topList(counts: Readonly<Record<string, number>>): Group['origins'] {
  return { items: Object.entries(counts).map(([value, count]) => ({ value, count })), others: 0 };
}
