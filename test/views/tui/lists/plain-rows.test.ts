import { expect, it } from 'vitest';
import { exchangeRows, newestRows, noiseRows, sourceRows } from '../../../../src/views/tui/lists/plain-rows.js';
import { madeUpGroup, madeUpRecord, madeUpReport } from '../../made-up-report.js';
import { report } from '../report.js';

it('counts OPTIONS that are no preflights by kind, the most frequent first', () => {
  expect(noiseRows(report).map(({ title, count, whole }) => [title, count, whole])).toEqual([
    ['internal dummy connections of Apache', 1190, 1204],
    ['from scanners', 14, 1204],
  ]);
  expect(noiseRows(madeUpReport())).toEqual([]);
});

it('has every input once: read, being read, still to come, and the error logs', () => {
  const files = ['traffic.har', 'later.log', '-'].map((file) => ({ file, bytesRead: 1, size: null }));
  const withLog = madeUpReport({ ...report, errorLogs: [{ file: 'error.log', lines: 12, first: null, last: null }] });
  expect(sourceRows(withLog, files).map(({ title, place, count }) => [title, place, count])).toEqual([
    ['access.log', 'combined (Debian, %O)', 5_000_000],
    ['traffic.har', 'HAR from Chrome DevTools', 312],
    ['error.log', 'error log', 12],
    ['later.log', '', 0],
    ['standard input', '', 0],
  ]);
  expect(sourceRows(null, files)).toHaveLength(3);
});

it('has the records of a group, or those of one origin', () => {
  const mine = madeUpRecord({ origin: 'https://a.example', requestMethod: 'PUT' });
  const group = madeUpGroup({ exemplars: [madeUpRecord(), { ...mine, source: { file: 'a', line: 2 } }] });
  expect(exchangeRows(group, null)).toHaveLength(2);
  expect(exchangeRows(group, 'https://a.example').map(({ title, opens }) => [title, opens?.kind])).toEqual([
    ['PUT /api/v2/orders/4711', 'exchange'],
  ]);
});

it('shows the newest failures, which have no group yet', () => {
  expect(newestRows([madeUpRecord({ type: 'request' })])[0]).toMatchObject({
    title: 'request /api/v2/orders/4711',
    opens: null,
    badge: '405',
  });
});
