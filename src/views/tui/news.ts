import type { ExchangeRecord, Report } from '../../model/report.js';
import type { Effect, Step } from './action.js';
import { causeKey } from './lists/merge-groups.js';
import { withSample } from './reading.js';
import type { State } from './state.js';

const mostNewest = 500;

/** The report has grown. A cause that was not there before is told, once the input has been caught up with. */
export function withReport(state: State, report: Report, now: number): Step<State> {
  const { counts } = report;
  const sample = { at: now, judged: counts.preflights + counts.requests, failed: counts.blocked };
  const reading = withSample({ ...state.reading, now }, sample);
  const next: State = { ...state, report, reading };
  if (state.known === null) return [next, []];
  const causes = blockedCauses(report);
  const fresh = [...causes].filter((key) => state.known?.has(key) === false);
  if (fresh.length === 0) return [{ ...next, known: causes }, []];
  const title = report.groups.find((group) => causeKey(group) === fresh[0])?.title ?? '';
  const told: State = { ...next, known: new Set([...state.known, ...causes]) };
  if (state.alarm === 'off') return [told, []];
  const effects: readonly Effect[] = state.alarm === 'bell' ? [{ type: 'bell' }] : [];
  return [{ ...told, fresh: new Set([...state.fresh, ...fresh]), message: `New: ${title}` }, effects];
}

/** From now on a new cause is news. */
export function caughtUp(state: State): State {
  const known = state.report === null ? new Set<string>() : blockedCauses(state.report);
  return { ...state, known, reading: { ...state.reading, phase: 'following' } };
}

export function withFailures(state: State, records: readonly ExchangeRecord[]): State {
  return { ...state, newest: [...state.newest, ...records].slice(-mostNewest) };
}

function blockedCauses({ groups }: Report): ReadonlySet<string> {
  return new Set(groups.filter(({ verdict }) => verdict === 'blocked').map(causeKey));
}
