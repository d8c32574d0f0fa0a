import type { CheckResult, EngineReports } from '../model/verdict.js';
import { engineReports } from './engines/engine-reports.js';
import type { PreflightFacts } from './facts.js';
import { judgeModes } from './judgement.js';
import { preflightChecks } from './preflight-checks.js';
import { sortedNames } from './sorted-names.js';
import { subjectOf } from './subject.js';
import { preflightWarnings } from './warnings.js';
import { weakEvidence } from './weak-evidence.js';

/** A result, and what each engine tells its user about it, where the facts that engine needs are known. */
export type JudgedResponse = CheckResult & { readonly engines: EngineReports };

/**
 * Judges a preflight as browsers do: Fetch, CORS-preflight fetch, step 7. All failures, in repair order.
 * `missing` names every fact that was not recorded, also beside a failure that decides without it, and the gaps of
 * `weakEvidence`, which leave the outcome as it is.
 */
export function checkPreflight(facts: PreflightFacts): JudgedResponse {
  const subject = subjectOf(facts, 'preflight');
  const announced = {
    method: facts.requestMethod,
    names: facts.requestHeaders === null ? null : sortedNames(facts.requestHeaders),
  };
  const include = preflightChecks(subject, announced, true);
  const without = preflightChecks(subject, announced, false);
  const judgement = judgeModes(facts.credentials, include, without);
  const { outcome, failures } = judgement;
  return {
    outcome,
    failures,
    missing: [...judgement.missing, ...weakEvidence(subject, judgement)],
    warnings: preflightWarnings(subject.policy, announced.names, facts.credentials),
    engines: outcome === 'fail' ? engineReports(subject, include, without) : {},
  };
}
