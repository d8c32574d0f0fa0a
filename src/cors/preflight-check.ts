import type { CheckResult, EngineReports, Failure, MissingEvidence } from '../model/verdict.js';
import { corsCheck } from './cors-check.js';
import type { PreflightFacts } from './facts.js';
import * as names from './header-names.js';
import type { Judgement } from './judgement.js';
import { judgeModes } from './judgement.js';
import { safelistedMethods } from './methods.js';
import type { Policy } from './policy.js';
import { readPolicy } from './policy.js';
import { redirectOf } from './redirect.js';
import { sortedNames } from './requested.js';

const stage = 'preflight';

/**
 * Judges a preflight as browsers do: Fetch, CORS-preflight fetch, step 7. All failures, in repair order.
 * `missing` names every fact that was not recorded, also beside a failure that decides without it.
 * `repeated-lines`: the source shows only the first of repeated lines and the outcome holds if there was no second one.
 */
export function checkPreflight(facts: PreflightFacts): CheckResult & { readonly engines: EngineReports } {
  const policy = readPolicy(facts.responseHeaders);
  const requested: Requested = {
    method: facts.requestMethod,
    names: facts.requestHeaders === null ? null : sortedNames(facts.requestHeaders),
  };
  const result = judgeModes((include) => judge(facts, policy, requested, include), facts.credentials, []);
  return { ...result, engines: {} };
}

/** What the actual request needs: method and lower-case header names, null where not recorded. */
type Requested = { readonly method: string | null; readonly names: readonly string[] | null };

function judge(facts: PreflightFacts, policy: Policy, requested: Requested, include: boolean): Judgement {
  // Fetch, fetch response handover: a network error has no status and no headers to judge.
  if (facts.status === 0) return { failures: [{ stage, check: 'response', error: facts.error }], missing: [] };
  const failures: Failure[] = [];
  const missing: MissingEvidence[] = [];
  const add = (judgement: Judgement): void => {
    failures.push(...judgement.failures);
    missing.push(...judgement.missing);
  };
  add(checkStatus(facts));
  add(corsCheck(policy, facts.origin, include, stage));
  const methods = checkMethod(policy, requested.method, include);
  const headers = checkHeaders(policy, requested.names, include);
  // Repair order: what cannot be parsed comes before what is not listed.
  const isMalformed = (judgement: Judgement): boolean =>
    judgement.failures.some(({ check }) => check === 'allow-headers');
  if (isMalformed(headers) && methods.failures[0]?.check === 'method') {
    add(headers);
    add(methods);
  } else {
    add(methods);
    add(headers);
  }
  if (restsOnSingleLines(policy, failures)) missing.push('repeated-lines');
  return { failures, missing };
}

const none: Judgement = { failures: [], missing: [] };

/** CORS-preflight fetch, step 7: an ok status; a redirect is none (the request's redirect mode is `error`). */
function checkStatus(facts: PreflightFacts): Judgement {
  const { status } = facts;
  if (status === null) return { failures: [], missing: ['status'] };
  if (status >= 200 && status <= 299) return none;
  const redirect = redirectOf(facts);
  if (redirect === null) return { failures: [{ stage, check: 'status', status }], missing: [] };
  return {
    failures: [{ stage, check: 'redirect', ...redirect }],
    missing: redirect.location === null ? ['location'] : [],
  };
}

/** CORS-preflight fetch, steps 7.1, 7.3 and 7.5. */
function checkMethod({ allowMethods }: Policy, method: string | null, include: boolean): Judgement {
  if (allowMethods === 'unrecorded') return { failures: [], missing: [`header:${names.allowMethods}`] };
  const { value, tokens, malformed } = allowMethods;
  // Step 7.3: failure to parse is a network error, whether or not the method needs listing.
  if (malformed !== null) {
    return { failures: [{ stage, check: 'allow-methods', value: value ?? '', token: malformed }], missing: [] };
  }
  // Step 7.5: `*` stands for every method unless credentials are included.
  if (!include && tokens.includes('*')) return none;
  if (method === null) return { failures: [], missing: ['request-method'] };
  if (safelistedMethods.has(method) || tokens.includes(method)) return none;
  return { failures: [{ stage, check: 'method', method, allowed: tokens }], missing: [] };
}

/** CORS-preflight fetch, steps 7.2, 7.3, 7.6 and 7.7. */
function checkHeaders({ allowHeaders }: Policy, requested: readonly string[] | null, include: boolean): Judgement {
  if (allowHeaders === 'unrecorded') return { failures: [], missing: [`header:${names.allowHeaders}`] };
  const { value, tokens, malformed } = allowHeaders;
  // Step 7.3.
  if (malformed !== null) {
    return { failures: [{ stage, check: 'allow-headers', value: value ?? '', token: malformed }], missing: [] };
  }
  // Step 7.7: `*` stands for every name unless credentials are included. Step 7.6 would except `Authorization`;
  // no shipping engine does so yet, which is why that is a warning.
  if (!include && tokens.includes('*')) return none;
  if (requested === null) return { failures: [], missing: ['request-headers'] };
  const allowed = new Set(tokens.map((name) => name.toLowerCase()));
  const refused = requested.filter((name) => !allowed.has(name));
  if (refused.length === 0) return none;
  return { failures: [{ stage, check: 'headers', names: refused, allowed: tokens }], missing: [] };
}

/**
 * With only first lines to see, a second Allow-Origin line would turn a pass into a failure, and a second line of a
 * list could hold what the first does not.
 */
function restsOnSingleLines(policy: Policy, failures: readonly Failure[]): boolean {
  if (!policy.firstLineOnly) return false;
  if (failures.length === 0) return policy.allowOrigin !== null && policy.allowOrigin !== 'unrecorded';
  return failures.every(isShortOfList);
}

function isShortOfList(failure: Failure): boolean {
  return (failure.check === 'method' || failure.check === 'headers') && failure.allowed.length > 0;
}
