import { findCause } from '../../src/causes/index.js';
import { judge } from '../../src/causes/judge.js';
import { warnings } from '../../src/causes/warnings.js';
import type { Exemplar, Group, Report } from '../../src/model/report.js';
import { addToTally, createTally } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { exchange, headers, logRecord } from '../helpers/records.js';

/** A report of one refused preflight, as an audit makes it. */
function realReport(): Report {
  const tally = createTally();
  const requestHeaders = headers({ origin: 'https://shop.example.com', 'access-control-request-method': 'PUT' });
  const preflight = logRecord({ method: 'OPTIONS', status: 405, requestHeaders, url: '/api/v2/orders/4711' });
  addToTally(tally, judge(exchange({ preflight, origin: 'https://shop.example.com' })));
  return toReport(tally, { tool: { name: 'preflight-audit', version: '0' }, sources: [], partial: false });
}

const [realGroup] = realReport().groups;
const [realExemplar] = realGroup?.exemplars ?? [];

/** A group of failures; what is not given is harmless. */
export function madeUpGroup(over: Partial<Group> = {}): Group {
  if (realGroup === undefined) throw new Error('a refused preflight makes a group');
  const cause = over.cause ?? 'preflight-method-not-handled';
  return {
    ...realGroup,
    key: JSON.stringify([cause, over.path ?? '/api/v2/orders/*']),
    cause,
    family: findCause(cause)?.family ?? 'non-2xx',
    status: 405,
    host: 'api.example.com',
    path: '/api/v2/orders/*',
    count: 2911,
    endpointTotal: 2911,
    first: '2026-11-21T14:02:13.000Z',
    last: '2026-11-21T15:10:40.000Z',
    clients: { count: 412, exact: true },
    origins: topList({ 'https://shop.example.com': 2802, 'https://admin.example.com': 109 }),
    seenOrigins: [],
    methods: topList({ PUT: 2040, DELETE: 871 }),
    headers: topList({ 'content-type': 2911, 'x-tenant': 30 }),
    remedies: findCause(cause)?.remedies ?? warnings.find(({ id }) => id === cause)?.remedies ?? [],
    exemplars: [],
    ...over,
  };
}

export function madeUpExemplar(over: Partial<Exemplar> = {}): Exemplar {
  if (realExemplar === undefined) throw new Error('a group has an exemplar');
  return {
    ...realExemplar,
    time: '2026-11-21T14:02:13.000Z',
    client: '203.0.113.7',
    host: 'api.example.com',
    causes: ['preflight-method-not-handled'],
    ...over,
  };
}

export function madeUpReport(groups: readonly Group[], server: string | null = null): Report {
  const source = {
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
  } as const;
  return { ...realReport(), sources: [source], groups };
}

export function topList(counts: Readonly<Record<string, number>>): Group['origins'] {
  return { items: Object.entries(counts).map(([value, count]) => ({ value, count })), others: 0 };
}
