import { expect, it } from 'vitest';
import { toSourceReport } from '../../src/summary/source-report.js';

it('names the CORS headers that a log does not record', () => {
  const report = toSourceReport({
    file: 'access.log',
    choice: { id: 'x', title: 'combined', reason: 'it fits' },
    totals: { read: 10, unreadable: 1, truncated: false },
    traits: {
      unit: 'lines',
      linking: 'log',
      recordsPreflights: true,
      recordsUnsent: false,
      recordsBlocked: true,
      requestFirst: false,
      recordedRequestHeaders: new Set(['origin', 'referer']),
      recordedResponseHeaders: 'all',
      server: 'apache',
    },
    notes: [],
    partial: false,
  });
  expect(report).toMatchObject({
    format: 'combined',
    formatReason: 'it fits',
    read: 10,
    unreadable: 1,
    unrecordedHeaders: ['access-control-request-method', 'access-control-request-headers'],
  });
});
