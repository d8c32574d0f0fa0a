import type { ExchangeRecord, Report } from '../../model/report.js';
import { toExemplar } from '../../summary/exemplar.js';
import type { Action } from './action.js';
import type { Feed } from './dashboard.js';
import { type Counted, type FileProgress, nothingCounted } from './reading.js';

/** How often what was heard is handed on, in milliseconds. */
const every = 200;
const mostFailures = 500;

/**
 * Makes actions of what an input gives: not one for each chunk or finding, but what came together. The last of them is
 * urgent: with it the reader has all there is.
 */
export async function feedInto(feed: Feed, dispatch: (action: Action, isUrgent: boolean) => void): Promise<Report> {
  const progress = new Map<string, FileProgress>();
  let counted: Counted = nothingCounted;
  let failures: ExchangeRecord[] = [];
  const now = () => performance.now();

  const handOn = () => {
    dispatch({ type: 'progress', files: [...progress.values()], counted, now: now() }, false);
    progress.clear();
    if (failures.length > 0) dispatch({ type: 'failures', records: failures }, false);
    failures = [];
  };
  const timer = setInterval(handOn, every);

  try {
    const report = await feed.start({
      progress: (one) => {
        progress.set(one.file, one);
      },
      counted({ preflights, requests, blocked, preflightsBlocked }) {
        counted = { preflights, requests, blocked, preflightsBlocked };
      },
      snapshot: (report) => dispatch({ type: 'snapshot', report, now: now() }, false),
      problem: (message) => dispatch({ type: 'problem', message }, false),
      finding(finding) {
        if ((finding.type !== 'preflight' && finding.type !== 'request') || finding.verdict !== 'blocked') return;
        if (failures.length >= mostFailures) failures = failures.slice(mostFailures / 2);
        failures.push(toExemplar(finding));
      },
      caughtUp: () => dispatch({ type: 'caught-up' }, false),
    });
    handOn();
    dispatch({ type: 'done', report, now: now() }, true);
    return report;
  } finally {
    clearInterval(timer);
  }
}
