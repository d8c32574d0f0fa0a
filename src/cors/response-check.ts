import type { CheckResult, EngineReports, Failure, MissingEvidence } from '../model/verdict.js';
import { corsCheck } from './cors-check.js';
import type { ResponseFacts } from './facts.js';
import type { Judgement } from './judgement.js';
import { judgeModes } from './judgement.js';
import type { Policy } from './policy.js';
import { readPolicy } from './policy.js';
import type { Redirect } from './redirect.js';
import { redirectOf } from './redirect.js';

const stage = 'request';

/**
 * Judges the response to the actual request, or one 3xx hop of it: Fetch, HTTP fetch, the CORS check. Whatever its
 * status, a response that passes is handed to the page. `location` in `missing` of a pass: a redirect whose target
 * could carry a username is not recorded.
 */
export function checkResponse(facts: ResponseFacts): CheckResult & { readonly engines: EngineReports } {
  const policy = readPolicy(facts.responseHeaders);
  const result = judgeModes((include) => judge(facts, policy, include), facts.credentials, []);
  return { ...result, engines: {} };
}

const none: Judgement = { failures: [], missing: [] };

function judge(facts: ResponseFacts, policy: Policy, include: boolean): Judgement {
  if (facts.status === 0) return { failures: [{ stage, check: 'response', error: facts.error }], missing: [] };
  // HTTP fetch, note on the CORS check: not applied to a 304, which only renews a stored response.
  if (facts.status === 304) return none;
  const { failures, missing } = corsCheck(policy, facts.origin, include, stage);
  const location = checkLocation(redirectOf(facts), facts.url);
  const all = { failures: [...failures, ...location.failures], missing: [...missing, ...location.missing] };
  if (policy.firstLineOnly && all.failures.length === 0 && policy.allowOrigin !== 'unrecorded')
    all.missing.push('repeated-lines');
  return all;
}

/** HTTP-redirect fetch: a cors-tainted request does not follow a Location that includes credentials. */
function checkLocation(redirect: Redirect | null, url: string): Judgement {
  if (redirect === null) return none;
  const { location } = redirect;
  const missing: MissingEvidence[] = location === null ? ['location'] : [];
  const failures: Failure[] = [];
  if (location !== null && hasUserinfo(location, url)) failures.push({ stage, check: 'location-userinfo', location });
  return { failures, missing };
}

function hasUserinfo(location: string, url: string): boolean {
  // A log knows only the request's target; any base shows whether a relative Location has userinfo.
  const base = URL.canParse(url) ? url : 'http://base.invalid/';
  if (!URL.canParse(location, base)) return false;
  const target = new URL(location, base);
  return target.username !== '' || target.password !== '';
}
