import type { Check, Checks } from './check.js';
import { onlyResponse, unknown } from './check.js';
import { corsCheck } from './cors-check.js';
import { checkHeaders } from './headers-check.js';
import { checkMethod } from './method-check.js';
import type { Redirect } from './redirect.js';
import type { Subject } from './subject.js';

/** What the preflight announced; names are lower-case and sorted; null where not recorded. */
export type Announced = { readonly method: string | null; readonly names: readonly string[] | null };

/** All checks of a preflight response, for one credentials mode: Fetch, CORS-preflight fetch, step 7. */
export function preflightChecks(
  { stage, facts, policy, redirect }: Subject,
  announced: Announced,
  include: boolean,
): Checks {
  if (facts.status === 0) return onlyResponse(stage, facts.error);
  const cors = corsCheck(policy, facts.origin, include, stage);
  const methods = checkMethod(policy, announced.method, include);
  const headers = checkHeaders(policy, announced.names, include);
  return {
    response: null,
    redirect: checkRedirect(facts.status, redirect),
    status: checkStatus(facts.status, redirect),
    origin: cors.origin,
    credentials: cors.credentials,
    methodsParse: methods.methodsParse,
    headersParse: headers.headersParse,
    method: methods.method,
    headers: headers.headers,
    location: null,
  };
}

/** CORS-preflight fetch, step 6 runs HTTP-network-or-cache fetch, which follows no redirect. */
function checkRedirect(status: number | null, redirect: Redirect | null): Check {
  if (status === null) return unknown.status;
  return redirect === null ? null : { stage: 'preflight', check: 'redirect', ...redirect };
}

/** CORS-preflight fetch, step 7: an ok status. */
function checkStatus(status: number | null, redirect: Redirect | null): Check {
  if (status === null) return unknown.status;
  if (redirect !== null || (status >= 200 && status <= 299)) return null;
  return { stage: 'preflight', check: 'status', status };
}
