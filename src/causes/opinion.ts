import type {
  Certainty,
  EngineReports,
  Failure,
  MissingEvidence,
  Stage,
  Verdict,
  WarningId,
} from '../model/verdict.js';
import type { Fault } from './cause.js';

/** What is thought of one stage of an exchange. */
export type Opinion = {
  readonly verdict: Verdict;
  readonly stage: Stage | null;
  readonly certainty: Certainty;
  readonly faults: readonly Fault[];
  readonly browser: EngineReports;
  readonly missing: readonly MissingEvidence[];
  readonly warnings: readonly WarningId[];
  readonly reasons: readonly string[];
};

/** Whether a fault is a check of the standard. */
export function isFailure(fault: Fault): fault is Failure {
  return fault.check !== 'no-request' && fault.check !== 'refused' && fault.check !== 'not-cors';
}

type Judged = Pick<Opinion, 'missing' | 'warnings'> & { readonly failures: readonly Failure[] };

export function passed(result: Judged, certainty: Certainty, reasons: readonly string[]): Opinion {
  const { missing, warnings } = result;
  return { verdict: 'passed', stage: null, certainty, faults: [], browser: {}, missing, warnings, reasons };
}

export function blocked(
  result: Judged,
  stage: Stage,
  certainty: Certainty,
  reasons: readonly string[],
  more: { readonly faults?: readonly Fault[]; readonly browser?: EngineReports },
): Opinion {
  const { missing, warnings } = result;
  // What would fail for credentials alone is no cause of this exchange as long as their use is not known.
  const { faults = result.failures.filter((failure) => failure.onlyWithCredentials !== true), browser = {} } = more;
  return { verdict: 'blocked', stage, certainty, faults, browser, missing, warnings, reasons };
}

export function undecided(result: Judged, faults: readonly Fault[], reasons: readonly string[]): Opinion {
  const { missing, warnings } = result;
  const certainty = 'possible';
  return { verdict: 'undecided', stage: null, certainty, faults, browser: {}, missing, warnings, reasons };
}
