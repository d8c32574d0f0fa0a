import type { Share } from '../model/report.js';
import type { EndpointTally } from './endpoint-tally.js';
import type { Endpoints } from './endpoints.js';
import { withoutFallbacks } from './fallbacks.js';
import type { GroupKey } from './group-key.js';
import type { GroupTally } from './group-tally.js';
import { describeHistory } from './history.js';
import { findStretch } from './onset.js';
import { overlay } from './overlay.js';
import { type Part, trackOf } from './part.js';
import { findSuspects, settled } from './suspects.js';
import { describeFollowing, describeSizes, describeUnfollowed } from './unfollowed-evidence.js';
import { isNeverFollowed, unfollowedOf } from './unfollowed-rate.js';

/**
 * What became of 2xx preflights without a request: about one accepted preflight in a hundred has no follower (closed
 * tabs), but an answer that is *never* followed convicts: on the endpoint at all, or in a stretch of time, for the pages
 * of one origin, in answers of one size. What nothing convicts stays undecided, the background.
 */
export function judgeUnfollowed(key: GroupKey, group: GroupTally, endpoints: Endpoints): readonly Part[] {
  const place = endpoints.all(key);
  const { alike, fallbacks } = withoutFallbacks(endpoints.of(key), place);
  const tallies = alike.map(({ tally }) => tally);
  const undecided = (count: number, evidence: readonly string[]): Part => ({
    verdict: 'undecided',
    certainty: 'possible',
    evidence,
    count,
    own: count,
    stretch: null,
    failures: trackOf(group.series),
    has: () => true,
  });
  if (tallies.length === 0) return [undecided(group.count, [])];
  const following = describeFollowing(tallies, key.status, null);
  const others = describeUnfollowed(group, tallies, fallbacks);
  if (!endpoints.requestsShow) {
    const evidence = ['the input holds nothing but OPTIONS, so a request behind them would not show'];
    return [{ ...undecided(group.count, evidence), confirm: 'Read a log that holds the requests as well.' }];
  }
  if (!isOfPages(group, place)) {
    return [undecided(group.count, [`${following}, but no page shows behind them`, ...others])];
  }
  if (isNeverFollowed(tallies, group.clients.count().count)) {
    const failures = tallies.map(({ series }) => trackOf(series));
    const judged = place.map(({ series }) => trackOf(series));
    const stretch = findStretch(settled(overlay(judged, failures), endpoints.settledUntil));
    const history = stretch === null ? [] : describeHistory(key, endpoints, stretch);
    const evidence = [`${following} (decides)`, ...history, ...others];
    const count = group.count + fallbacks;
    return [{ ...undecided(count, evidence), own: group.count, verdict: 'blocked', certainty: 'likely', stretch }];
  }
  const [suspect] = findSuspects(key, alike, endpoints.settledUntil);
  const usual = isUsual(unfollowedOf(tallies)) ? { confirm: 'Closed tabs look like this.' } : {};
  if (suspect === undefined) return [{ ...undecided(group.count, [following, ...others]), ...usual }];
  const sizes = suspect.by === 'size' ? [] : describeSizes(tallies);
  const convicted: Part = { ...suspect.part, evidence: [...suspect.part.evidence, ...sizes, ...others] };
  const rest = group.count - convicted.own;
  if (rest <= 0) return [convicted];
  const background: Part = {
    ...undecided(rest, [following]),
    confirm: 'Closed tabs look like this.',
    failures: { width: 1, cells: [] },
    has: (finding) => !convicted.has(finding),
  };
  return [convicted, background];
}

/** What stays without a request because pages are closed, at most; of fewer preflights a share tells nothing. */
const usualShare = 0.05;
const fewestJudged = 20;

function isUsual({ failed, judged }: Share): boolean {
  return judged >= fewestJudged && failed <= usualShare * judged;
}

/**
 * Whether pages sent these: scanners and monitors ask OPTIONS without any page, and send nothing after it. A Referer or
 * an Origin shows a page, and so does an endpoint whose preflights are followed at other times.
 */
function isOfPages(group: GroupTally, place: readonly EndpointTally[]): boolean {
  const { items, others } = group.origins.top(1);
  return items.length > 0 || others > 0 || place.some(({ followed }) => followed > 0);
}
