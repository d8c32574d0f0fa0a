import { type State, shownReport } from './state.js';

/** What is counted above the tabs. */
export type Figures = {
  readonly preflights: number;
  /** Preflights, and requests without one. */
  readonly judged: number;
  readonly failed: number;
  /** What the failed are a share of. */
  readonly whole: number;
};

/** As the report that is shown tells; while reading goes on, what was judged after it is counted in. */
export function figuresOf(state: State): Figures | null {
  const report = shownReport(state);
  const { phase, counted } = state.reading;
  const isLive = phase !== 'done' && state.frozen === null && counted.preflights + counted.requests > 0;
  if (report === null && !isLive) return null;
  const told = report?.counts ?? null;
  const counts = told === null || (isLive && counted.preflights >= told.preflights) ? counted : told;
  const convictedByGroup = told === null ? 0 : told.failed - told.blocked;
  const judged = counts.preflights + counts.requests;
  return {
    preflights: counts.preflights,
    judged,
    failed: counts.blocked + convictedByGroup,
    // Requests without a preflight of their own count where one of them failed.
    whole: counts.blocked > counts.preflightsBlocked ? judged : counts.preflights,
  };
}
