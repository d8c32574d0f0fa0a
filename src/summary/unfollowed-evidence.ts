import type { EndpointTally } from './endpoint-tally.js';
import type { GroupTally } from './group-tally.js';
import { countSizes } from './sizes.js';
import { goneOf, unfollowedOf } from './unfollowed-rate.js';

/** How many preflights answered alike were followed, as a sentence. */
export function describeFollowing(
  tallies: readonly EndpointTally[],
  status: number | null,
  origin: string | null,
): string {
  const { failed, judged } = unfollowedOf(tallies);
  const who = origin === null ? '' : ` for ${origin}`;
  return `${judged - failed} of ${judged} preflights answered ${status ?? 'so'} here${who} were followed by a request`;
}

/** What speaks for and against a block besides that no request came, each with its weight. */
export function describeUnfollowed(
  group: GroupTally,
  tallies: readonly EndpointTally[],
  fallbacks: number,
): readonly string[] {
  const reasons = new Map(group.reasons.top(Number.POSITIVE_INFINITY).items.map(({ value, count }) => [value, count]));
  const wentOn = reasons.get('client-went-on') ?? 0;
  const askedAgain = reasons.get('asked-again') ?? 0;
  const gone = goneOf(tallies);
  const sentences: string[] = [];
  if (gone > 0) {
    const all = unfollowedOf(tallies).failed;
    sentences.push(
      `${gone} of ${all} were answered with no bytes at all: the client had gone (strong, against a block)`,
    );
  }
  if (fallbacks > 0) {
    sentences.push(
      `after ${fallbacks} more the client sent only a GET to the same URL, where others are followed by another method: it tried again without a preflight (weak)`,
    );
  }
  if (wentOn > 0) {
    sentences.push(
      `in ${wentOn} of ${group.count} cases the client sent other requests afterwards, so it was not closed (strong)`,
    );
  }
  if (askedAgain > 0) {
    sentences.push(
      `${askedAgain} of ${group.count} were asked again soon after (weak: a crowd behind one address looks the same)`,
    );
  }
  return sentences;
}

const sizesNamed = 3;

/** Whether the answers that nobody followed had a size of their own: one that lost a header is shorter. */
export function describeSizes(tallies: readonly EndpointTally[]): readonly string[] {
  const followed = countSizes(tallies.map(({ followedSizes }) => followedSizes));
  const unfollowed = countSizes(tallies.map(({ unfollowedSizes }) => unfollowedSizes));
  if (followed === null || unfollowed === null || followed.size === 0) return [];
  const own = [...unfollowed].filter(([size]) => size !== '0' && !followed.has(size));
  let ofOwnSize = 0;
  for (const [, count] of own) ofOwnSize += count;
  const telling = unfollowedOf(tallies).failed - goneOf(tallies);
  if (own.length === 0 || own.length > sizesNamed || ofOwnSize <= telling / 2) return [];
  const sizes = own.map(([size]) => size).join(', ');
  return [`${ofOwnSize} of them have ${sizes} bytes, a size that was never followed (strong)`];
}
