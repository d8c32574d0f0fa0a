import type { Failure, MissingEvidence } from '../model/verdict.js';
import type { Judgement } from './judgement.js';
import type { Subject } from './subject.js';

/**
 * Gaps that leave the outcome as it is, because only something unusual could hide in them:
 * - `location`: that a redirect status came with a Location, and that this one had no username
 * - `repeated-lines`: that there was no second line where the source shows only the first. A second Allow-Origin
 *   would turn a pass into a failure; a second line of a list could hold what the first one lacks.
 */
export function weakEvidence({ policy, redirect }: Subject, { outcome, failures }: Judgement): MissingEvidence[] {
  const weak: MissingEvidence[] = [];
  if (redirect !== null && redirect.location === null) weak.push('location');
  if (!policy.firstLineOnly || outcome === 'undecided') return weak;
  const oneLineSeen = policy.allowOrigin !== null && policy.allowOrigin !== 'unrecorded';
  const restsOnIt = outcome === 'pass' ? oneLineSeen : failures.every((failure) => isOpenToSecondLine(failure));
  if (restsOnIt) weak.push('repeated-lines');
  return weak;
}

function isOpenToSecondLine(failure: Failure): boolean {
  if (failure.onlyWithCredentials === true) return true;
  return (failure.check === 'method' || failure.check === 'headers') && failure.allowed.length > 0;
}
