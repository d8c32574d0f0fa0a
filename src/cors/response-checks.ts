import type { Checks } from './check.js';
import { allHold, onlyResponse } from './check.js';
import { corsCheck } from './cors-check.js';
import { resolveLocation } from './redirect.js';
import type { Subject } from './subject.js';

/** All checks of the response to an actual request, or of one hop, for one credentials mode. */
export function responseChecks({ stage, facts, policy, redirect }: Subject, include: boolean): Checks {
  if (facts.status === 0) return onlyResponse(stage, facts.error);
  const cors = corsCheck(policy, facts.origin, include, stage);
  const checks = { ...allHold, origin: cors.origin, credentials: cors.credentials };
  const location = redirect?.location ?? null;
  // HTTP-redirect fetch, steps 9 and 10: a Location that includes credentials is not followed.
  if (location === null || !hasUserinfo(location, facts.url)) return checks;
  return { ...checks, location: { stage, check: 'location-userinfo', location } };
}

function hasUserinfo(location: string, url: string): boolean {
  const target = resolveLocation(location, url);
  return target !== null && (target.username !== '' || target.password !== '');
}
