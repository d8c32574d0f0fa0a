import type { Certainty, Verdict } from '../model/verdict.js';
import { certaintyOf, type GroupTally } from './group-tally.js';
import type { EndpointTally } from './tally.js';

export type GroupVerdict = {
  readonly verdict: Verdict;
  readonly certainty: Certainty;
  readonly evidence: readonly string[];
};

/** Unfollowed preflights of an endpoint from which "never followed" says more than chance. */
const enoughToConvict = 10;

/**
 * The verdict of a group, with the evidence no single record has. About one accepted preflight in a hundred has no
 * follower (closed tabs); an endpoint whose preflights are *never* followed convicts.
 */
export function groupVerdict(
  verdict: 'blocked' | 'undecided',
  group: GroupTally,
  endpoint: EndpointTally | null,
): GroupVerdict {
  if (verdict === 'blocked') return { verdict, certainty: certaintyOf(group), evidence: [] };
  if (endpoint === null) return { verdict, certainty: 'possible', evidence: [] };
  const unfollowed = group.count;
  const accepted = unfollowed + endpoint.followed;
  const evidence = [
    `${endpoint.followed} of ${accepted} preflights answered alike on this endpoint were followed by a request`,
  ];
  if (endpoint.followed === 0 && unfollowed >= enoughToConvict)
    return { verdict: 'blocked', certainty: 'likely', evidence };
  return { verdict, certainty: 'possible', evidence };
}
