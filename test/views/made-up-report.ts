import type { Fix } from '../../src/fixes/fix.js';
import type { ExchangeRecord, Group, Report, SourceReport } from '../../src/model/report.js';

/** Made-up reports for the views: everything has a plausible default, a test names what it is about. */
export function madeUpRecord(changes: Partial<ExchangeRecord> = {}): ExchangeRecord {
  return {
    type: 'preflight',
    source: { file: 'access.log', line: 184221 },
    time: '2026-11-21T14:02:13.000Z',
    client: '203.0.113.7',
    host: 'api.example.com',
    url: '/api/v2/orders/4711',
    origin: 'https://app.example.com',
    originInferred: true,
    requestMethod: null,
    requestHeaders: null,
    status: 405,
    verdict: 'blocked',
    stage: 'preflight',
    cause: 'preflight-method-not-handled',
    causes: ['preflight-method-not-handled'],
    certainty: 'certain',
    browser: {},
    request: null,
    reasons: ['status-not-ok'],
    missing: [],
    warnings: [],
    ...changes,
  };
}

export function madeUpGroup(changes: Partial<Group> = {}): Group {
  const path = changes.path ?? '/api/v2/orders/*';
  return {
    key: `made-up ${path} ${changes.status ?? 405}`,
    cause: 'preflight-method-not-handled',
    family: 'non-2xx',
    title: 'nobody answers OPTIONS',
    status: 405,
    host: 'api.example.com',
    path,
    verdict: 'blocked',
    certainty: 'certain',
    count: 2911,
    endpointTotal: 2911,
    evidence: [],
    first: '2026-11-21T14:02:13.000Z',
    last: '2026-11-21T15:10:40.000Z',
    incident: null,
    failedOverTime: [],
    clients: { count: 412, exact: true },
    origins: {
      items: [
        { value: 'https://app.example.com', count: 2802 },
        { value: 'https://admin.example.com', count: 109 },
      ],
      others: 0,
    },
    methods: {
      items: [
        { value: 'PUT', count: 2040 },
        { value: 'DELETE', count: 871 },
      ],
      others: 0,
    },
    headers: { items: [{ value: 'content-type', count: 2911 }], others: 0 },
    browser: {},
    warnings: [],
    why: 'The application refuses the method OPTIONS, so the browser never sends the request it asked about.',
    confirm: null,
    remedies: [{ kind: 'answer-preflight' }],
    exemplars: [madeUpRecord()],
    errorLog: null,
    ...changes,
  };
}

export function madeUpSource(changes: Partial<SourceReport> = {}): SourceReport {
  return {
    file: 'access.log',
    format: 'combined (Debian, %O)',
    formatReason: 'every line fits',
    unit: 'lines',
    read: 5_000_000,
    unreadable: 0,
    partial: false,
    notes: [],
    recordsPreflights: true,
    unrecordedHeaders: [],
    server: 'apache',
    ...changes,
  };
}

type ReportChanges = Partial<Omit<Report, 'counts'>> & { readonly counts?: Partial<Report['counts']> };

/** Counts follow the groups unless they are given. */
export function madeUpReport({ counts, ...changes }: ReportChanges = {}): Report {
  const groups = changes.groups ?? [madeUpGroup()];
  const failed = sum(groups, 'blocked');
  const preflights = counts?.preflights ?? 61_207;
  const undecided = counts?.undecided ?? sum(groups, 'undecided');
  return {
    schemaVersion: 1,
    tool: { name: 'preflight-audit', version: '0.0.0' },
    sources: [madeUpSource()],
    first: '2026-11-21T13:40:02.000Z',
    last: '2026-11-21T15:10:44.000Z',
    clients: { count: 412, exact: true },
    origins: { items: [], others: 0 },
    timeline: null,
    incident: null,
    groups,
    warnings: [],
    unreadable: [],
    partial: false,
    errorLogs: [],
    crossCheck: null,
    recordsPreflights: true,
    ...changes,
    counts: {
      preflights,
      requests: 0,
      passed: preflights - failed - undecided,
      blocked: failed,
      undecided,
      failed,
      preflightsBlocked: failed,
      optionsByKind: {},
      unreadable: 0,
      ...counts,
    },
  };
}

function sum(groups: readonly Group[], verdict: Group['verdict']): number {
  let all = 0;
  for (const group of groups) if (group.verdict === verdict) all += group.count;
  return all;
}

export function madeUpFix(changes: Partial<Fix> = {}): Fix {
  return {
    groups: [madeUpGroup().key],
    server: 'apache',
    serverTitle: 'Apache httpd 2.4',
    provenance: 'run by us on Apache 2.4.71',
    remedies: ['answer-preflight'],
    parts: [{ where: 'in the <VirtualHost>', text: 'RewriteEngine On\nRewriteRule ^ - [R=204,L]' }],
    needs: ['mod_rewrite'],
    enable: 'a2enmod rewrite',
    notes: ['Replace the placeholder.'],
    why: 'httpd answers the OPTIONS itself.',
    checkSyntax: 'apachectl configtest',
    reload: 'systemctl reload apache2',
    undo: 'take the lines out and reload',
    tryIt: {
      preflight: "curl -i -X OPTIONS 'https://api.example.com/api/v2/orders/1'",
      request: "curl -i 'https://api.example.com/api/v2/orders/1'",
      shownBy: 'preflight',
      expect: 'The status is 204.',
    },
    ...changes,
  };
}
