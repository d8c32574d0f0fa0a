import type { Checks } from './check.js';
import { corsCheck } from './cors-check.js';
import { resolveLocation } from './redirect.js';
import type { Subject } from './subject.js';

/** All checks of the response to an actual request, or of one hop, for one credentials mode. */
export function responseChecks({ stage, facts, policy, redirect }: Subject, include: boolean): Checks {
  // A network error has no status and no headers to judge.
  if (facts.status === 0) return { response: { stage, check: 'response', error: facts.error } };
  const checks = corsCheck(policy, facts.origin, include, stage);
  const location = redirect?.location ?? null;
  // HTTP-redirect fetch, steps 9 and 10: a Location that includes credentials is not followed.
  if (location === null || !hasUserinfo(location, facts.url)) return checks;
  return { ...checks, location: { stage, check: 'location-userinfo', location } };
}

function hasUserinfo(location: string, url: string): boolean {
  const target = resolveLocation(location, url);
  return target !== null && (target.username !== '' || target.password !== '');
}
