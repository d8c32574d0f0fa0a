import { engineReports } from './engines/engine-reports.js';
import type { ResponseFacts } from './facts.js';
import { judgeModes } from './judgement.js';
import type { JudgedResponse } from './preflight-check.js';
import { responseChecks } from './response-checks.js';
import { subjectOf } from './subject.js';
import { responseWarnings } from './warnings.js';
import { weakEvidence } from './weak-evidence.js';

/**
 * Judges the response to the actual request, or one 3xx hop of it: Fetch, HTTP fetch, the CORS check, and HTTP-redirect
 * fetch. What passes is handed to the page, whatever its status. A 304 passes: it renews a stored response.
 */
export function checkResponse(facts: ResponseFacts): JudgedResponse {
  const subject = subjectOf(facts, 'request');
  if (facts.status === 304) return { outcome: 'pass', failures: [], missing: [], warnings: [], engines: {} };
  const include = responseChecks(subject, true);
  const without = responseChecks(subject, false);
  const judgement = judgeModes(facts.credentials, include, without);
  return {
    ...judgement,
    missing: [...judgement.missing, ...weakEvidence(subject, judgement)],
    warnings: responseWarnings(subject.policy),
    engines: judgement.outcome === 'fail' ? engineReports(subject, include, without) : {},
  };
}
