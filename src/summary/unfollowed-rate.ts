import type { Share } from '../model/report.js';
import type { EndpointTally } from './endpoint-tally.js';

/** Unfollowed preflights from which "never followed" says more than chance, */
export const enough = 10;
/** or so many of at least so many clients. */
const enoughOfClients = 5;
const enoughClients = 3;
/** A link can be wrong, and in a crowd some are: this share of followers does not acquit. */
export const strayFollowers = 0.05;

/** Whether what was answered so is never followed, but for strays. */
export function isNeverFollowed(tallies: readonly EndpointTally[], clients: number): boolean {
  const { failed, judged } = unfollowedOf(tallies);
  const telling = failed - goneOf(tallies);
  if (telling < enough && (telling < enoughOfClients || clients < enoughClients)) return false;
  const followed = judged - failed;
  return followed <= strayFollowers * (followed + telling);
}

/** The unfollowed among all whose request would have been seen. */
export function unfollowedOf(tallies: readonly EndpointTally[]): Share {
  let followed = 0;
  let unfollowed = 0;
  for (const tally of tallies) {
    followed += tally.followed;
    unfollowed += tally.unfollowed;
  }
  return { failed: unfollowed, judged: followed + unfollowed };
}

/**
 * How many of the unfollowed were answered with no bytes at all, because the client had gone. Where followed ones show
 * none either, the log counts bodies (`%b`), and nothing is known.
 */
export function goneOf(tallies: readonly EndpointTally[]): number {
  let gone = 0;
  for (const { followedSizes, unfollowedSizes } of tallies) {
    const followed = followedSizes.top(Number.POSITIVE_INFINITY).items;
    if (followed.length === 0 || followed.some(({ value }) => value === '0')) continue;
    const none = unfollowedSizes.top(Number.POSITIVE_INFINITY).items.find(({ value }) => value === '0');
    gone += none?.count ?? 0;
  }
  return gone;
}
