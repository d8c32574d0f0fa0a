import { type Examination, examination, type JudgedResponse } from './examination.js';
import type { PreflightFacts } from './facts.js';
import { preflightChecks } from './preflight-checks.js';
import { sortedNames } from './sorted-names.js';
import { subjectOf } from './subject.js';
import { preflightWarnings } from './warnings.js';

/**
 * Judges a preflight as browsers do: Fetch, CORS-preflight fetch, step 7. All failures, in repair order.
 * `missing` names every fact that was not recorded, also beside a failure that decides without it, and the gaps of
 * `weakEvidence`, which leave the outcome as it is.
 */
export function checkPreflight(facts: PreflightFacts): JudgedResponse {
  return examinePreflight(facts).judged(facts.credentials);
}

/** The same for a credentials mode that is still to be found out. */
export function examinePreflight(facts: Omit<PreflightFacts, 'credentials'>): Examination {
  const subject = subjectOf(facts, 'preflight');
  const names = facts.requestHeaders === null ? null : sortedNames(facts.requestHeaders);
  const announced = { method: facts.requestMethod, names };
  return examination(
    subject,
    preflightChecks(subject, announced, true),
    preflightChecks(subject, announced, false),
    (credentials) => preflightWarnings(subject.policy, names, credentials),
  );
}
