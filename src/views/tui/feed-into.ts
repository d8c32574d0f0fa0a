import type { ExchangeRecord, Report } from '../../model/report.js';
import { toExemplar } from '../../summary/exemplar.js';
import type { Action } from './action.js';
import type { Feed } from './dashboard.js';
import type { FileProgress } from './reading.js';

/** How often what was heard is handed on, in milliseconds. */
const every = 200;
const mostFailures = 500;

/** Makes actions of what an input gives: not one for each chunk or finding, but what came together. */
export async function feedInto(feed: Feed, dispatch: (action: Action) => void): Promise<Report> {
  const progress = new Map<string, FileProgress>();
  let failures: ExchangeRecord[] = [];
  const now = () => performance.now();

  const handOn = () => {
    dispatch({ type: 'progress', files: [...progress.values()], now: now() });
    progress.clear();
    if (failures.length > 0) dispatch({ type: 'failures', records: failures });
    failures = [];
  };
  const timer = setInterval(handOn, every);

  try {
    const report = await feed.start({
      progress: (one) => {
        progress.set(one.file, one);
      },
      snapshot: (report) => dispatch({ type: 'snapshot', report, now: now() }),
      problem: (message) => dispatch({ type: 'problem', message }),
      finding(finding) {
        if ((finding.type !== 'preflight' && finding.type !== 'request') || finding.verdict !== 'blocked') return;
        if (failures.length >= mostFailures) failures = failures.slice(mostFailures / 2);
        failures.push(toExemplar(finding));
      },
      caughtUp: () => dispatch({ type: 'caught-up' }),
    });
    handOn();
    dispatch({ type: 'done', report, now: now() });
    return report;
  } finally {
    clearInterval(timer);
  }
}
