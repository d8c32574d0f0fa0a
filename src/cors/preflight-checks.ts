import type { Check, Checks } from './check.js';
import { unknown } from './check.js';
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
  // A network error has no status and no headers to judge.
  if (facts.status === 0) return { response: { stage, check: 'response', error: facts.error } };
  return {
    ...checkStatus(facts.status, redirect),
    ...corsCheck(policy, facts.origin, include, stage),
    ...checkMethod(policy, announced.method, include),
    ...checkHeaders(policy, announced.names, include),
  };
}

/** CORS-preflight fetch, step 7: an ok status. Step 6 runs HTTP-network-or-cache fetch, which follows no redirect. */
function checkStatus(
  status: number | null,
  redirect: Redirect | null,
): { readonly redirect: Check; readonly status: Check } {
  const stage = 'preflight';
  if (status === null) return { redirect: unknown('status'), status: unknown('status') };
  if (redirect !== null) return { redirect: { stage, check: 'redirect', ...redirect }, status: null };
  if (status >= 200 && status <= 299) return { redirect: null, status: null };
  return { redirect: null, status: { stage, check: 'status', status } };
}
