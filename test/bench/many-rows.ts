import type { Report } from '../../src/model/report.js';
import { tui } from '../../src/views/tui.js';
import { madeUpGroup, madeUpReport } from '../views/made-up-report.js';

/** The dashboard with 100,000 causes, in the terminal that this was started in. */
const report: Report = madeUpReport({
  groups: Array.from({ length: 100_000 }, (_, number) =>
    madeUpGroup({ key: `k${number}`, title: `cause ${number}`, path: `/api/${number}`, count: 100_000 - number }),
  ),
});

await tui.open({
  settings: { files: ['access.log'], allowOrigins: [], ascii: false, color: true, follow: false, endings: ['txt'] },
  server: null,
  feed: { start: async () => report, stop: () => undefined },
  save: async () => ({ kind: 'saved' }),
  keys: process.stdin,
  screen: process.stdout,
  host: process,
});
process.exitCode = 0;
