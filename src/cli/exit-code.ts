import type { Report } from '../model/report.js';

export const exitCodes = { nothingFailed: 0, failuresFound: 1, couldNotRun: 2, interrupted: 130 } as const;

export type Outcome = {
  readonly report: Report;
  /** Something could not be read or written. */
  readonly troubled: boolean;
  readonly interrupted: boolean;
  readonly exitZero: boolean;
};

/**
 * As ripgrep does: trouble counts more than what was found beside it, because a script must not take a report that
 * lacks a file for the whole truth.
 */
export function exitCodeFor({ report, troubled, interrupted, exitZero }: Outcome): number {
  if (interrupted) return exitCodes.interrupted;
  if (troubled || report.sources.length === 0) return exitCodes.couldNotRun;
  return report.counts.failed > 0 && !exitZero ? exitCodes.failuresFound : exitCodes.nothingFailed;
}
