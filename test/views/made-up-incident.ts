import type { Audited } from '../../src/views/view.js';
import { madeUpFix, madeUpGroup, madeUpRecord, madeUpReport, madeUpSource } from './made-up-report.js';

const chromium = {
  error: 'PreflightMissingAllowOriginHeader',
  parameter: null,
  message:
    "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
};
const webkit = {
  error: 'W-STATUS',
  parameter: null,
  message: 'Preflight response is not successful. Status code: 500',
};

const groups = [
  madeUpGroup(),
  madeUpGroup({
    status: 500,
    title: 'an exception behind OPTIONS',
    path: '/api/v2/export',
    count: 655,
    endpointTotal: 655,
    first: '2026-11-21T14:02:15.000Z',
    last: '2026-11-21T15:09:58.000Z',
    why: 'The application fails while it answers OPTIONS, so the announced request is not sent.',
    browser: { chromium, webkit },
    exemplars: [
      madeUpRecord({
        status: 500,
        url: 'https://api.example.com/api/v2/export?month=2026-11&format=spreadsheet&columns=all',
        source: { file: 'traffic.har', entry: 41 },
        time: '2026-11-21T14:02:15.000Z',
        client: null,
      }),
    ],
  }),
  madeUpGroup({
    status: 204,
    title: 'answered 2xx, but the request never came',
    family: 'no-follow-up',
    path: '/api/v2/profile',
    count: 276,
    endpointTotal: 281,
    certainty: 'likely',
    why: 'The preflight was answered with 2xx and the announced request is not in the input.',
    confirm: 'Send the OPTIONS with curl -i.',
    evidence: ['276 of 281 were not followed; 0.6 % to 1.2 % is usual.'],
    first: '2026-11-21T14:03:02.000Z',
    last: '2026-11-21T15:10:44.000Z',
    exemplars: [madeUpRecord({ status: 204, url: '/api/v2/profile', verdict: 'undecided', stage: null })],
  }),
  madeUpGroup({
    verdict: 'undecided',
    status: 200,
    title: 'answered 2xx, but the request never came',
    path: '/api/v2/search',
    count: 118,
    certainty: 'possible',
    confirm: 'Closed tabs look like this.',
  }),
];

/** A report with something in every section. */
export const incident: Audited = {
  report: madeUpReport({
    sources: [
      madeUpSource({
        unreadable: 3,
        unrecordedHeaders: ['origin', 'access-control-request-method', 'access-control-allow-origin'],
      }),
      madeUpSource({
        file: 'traffic.har',
        format: 'HAR from Chrome DevTools',
        unit: 'entries',
        partial: true,
        notes: ['The document ends in the middle of entry 312.'],
      }),
    ],
    groups,
    partial: true,
    timeline: {
      start: '2026-11-21T13:40:00.000Z',
      bucketSeconds: 60,
      judged: Array.from({ length: 91 }, () => 600),
      failed: Array.from({ length: 91 }, (_, minute) => (minute < 22 ? 0 : 40 + ((minute * 7) % 11))),
    },
    counts: { optionsByKind: { 'internal-dummy': 1190, scanner: 14 }, unreadable: 3 },
    unreadable: [
      { source: { file: 'access.log', line: 55 }, reason: 'cut off in the middle' },
      { source: { file: 'access.log', line: 102 }, reason: 'cut off in the middle' },
      { source: { file: 'access.log', line: 9000 }, reason: 'longer than 1 MB' },
    ],
    warnings: [
      {
        id: 'vary-origin-missing',
        count: 88,
        title: 'Vary: Origin is missing',
        advice: 'A cache may serve the answer of one origin to another.',
        groups: [],
      },
    ],
  }),
  fixes: [
    madeUpFix({ groups: [groups[0]?.key ?? '', groups[2]?.key ?? ''] }),
    madeUpFix({
      groups: [groups[1]?.key ?? ''],
      parts: [],
      needs: [],
      why: 'An exception turns every preflight into 500.',
      notes: ['Look at your application first: it threw an exception when it was asked OPTIONS.'],
      checkSyntax: null,
      reload: null,
      undo: null,
    }),
  ],
};
