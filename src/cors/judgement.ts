import type { CheckResult, CredentialsMode, Failure, MissingEvidence } from '../model/verdict.js';
import type { Checks } from './check.js';
import { isUnknown, repairOrder } from './check.js';

/** Failures in repair order, and the evidence that other checks lacked. */
export type Judgement = Pick<CheckResult, 'outcome' | 'failures' | 'missing'>;

/** The judgement for one credentials mode. */
function judge(checks: Checks): Judgement {
  const failures: Failure[] = [];
  const missing: MissingEvidence[] = [];
  for (const key of repairOrder) {
    const check = checks[key];
    if (check === null) continue;
    if (!isUnknown(check)) failures.push(check);
    else if (!missing.includes(check.missing)) missing.push(check.missing);
  }
  const outcome = failures.length > 0 ? 'fail' : missing.length > 0 ? 'undecided' : 'pass';
  return { outcome, failures, missing };
}

/**
 * One judgement out of both credentials modes. `include` asks for more and never for less, so what fails without
 * credentials fails anyway; what fails with them alone is marked, and leaves the outcome open.
 */
export function mergeModes(include: Judgement, without: Judgement): Judgement {
  const failedAnyway = without.failures.map(({ check }) => check);
  const failures = include.failures.map(
    (failure): Failure => (failedAnyway.includes(failure.check) ? failure : { ...failure, onlyWithCredentials: true }),
  );
  const missing = [...include.missing];
  for (const evidence of without.missing) if (!missing.includes(evidence)) missing.push(evidence);
  const sameAnswer = include.failures.length === without.failures.length && include.outcome === without.outcome;
  if (!sameAnswer) missing.push('credentials-mode');
  const outcome = include.outcome === without.outcome || without.outcome === 'fail' ? without.outcome : 'undecided';
  return { outcome, failures, missing };
}

/** The judgement for what is known of the credentials mode. */
export function judgeModes(mode: CredentialsMode, include: Checks, without: Checks): Judgement {
  if (mode === 'include') return judge(include);
  return mode === 'not-include' ? judge(without) : mergeModes(judge(include), judge(without));
}
