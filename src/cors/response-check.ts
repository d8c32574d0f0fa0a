import { type Examination, examination, type JudgedResponse } from './examination.js';
import type { ResponseFacts } from './facts.js';
import { responseChecks } from './response-checks.js';
import { subjectOf } from './subject.js';
import { responseWarnings } from './warnings.js';

/**
 * Judges the response to the actual request, or one 3xx hop of it: Fetch, HTTP fetch, the CORS check, and HTTP-redirect
 * fetch. What passes is handed to the page, whatever its status. A 304 passes: it renews a stored response.
 */
export function checkResponse(facts: ResponseFacts): JudgedResponse {
  return examineResponse(facts).judged(facts.credentials);
}

/** The same for a credentials mode that is still to be found out. */
export function examineResponse(facts: Omit<ResponseFacts, 'credentials'>): Examination {
  const subject = subjectOf(facts, 'request');
  if (facts.status === 304) return renewed;
  const warnings = responseWarnings(subject.policy);
  return examination(subject, responseChecks(subject, true), responseChecks(subject, false), () => warnings);
}

const passes = { outcome: 'pass', failures: [], missing: [], warnings: [] } as const;
const renewed: Examination = { result: () => passes, judged: () => ({ ...passes, engines: {} }) };
