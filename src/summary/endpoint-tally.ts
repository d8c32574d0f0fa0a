import type { ExchangeFinding } from '../model/finding.js';
import { type Counts, createCounts } from './counts.js';
import { mainRecord } from './exchange-record.js';
import { cellsKept } from './group-tally.js';
import { createSeries, type Series } from './series.js';

/** What was judged on one endpoint with one status for the pages of one origin, failed or not. */
export type EndpointTally = {
  judged: number;
  /** Preflights whose request came. */
  followed: number;
  /** Preflights whose request did not come, and would have been seen. */
  unfollowed: number;
  /** All that was judged; those that were not followed count as failed. */
  readonly series: Series;
  /** Bytes of the answers, of followed and of unfollowed preflights. */
  readonly followedSizes: Counts;
  readonly unfollowedSizes: Counts;
};

const sizesKept = 12;

export function createEndpointTally(): EndpointTally {
  return {
    judged: 0,
    followed: 0,
    unfollowed: 0,
    series: createSeries(cellsKept),
    followedSizes: createCounts(sizesKept),
    unfollowedSizes: createCounts(sizesKept),
  };
}

export function addToEndpoint(endpoint: EndpointTally, finding: ExchangeFinding): void {
  const { followUp } = finding.exchange;
  const { time, client, marks } = mainRecord(finding);
  endpoint.judged++;
  const isUnfollowed = finding.verdict === 'undecided' && followUp === 'not-seen';
  // Of a preflight at the end of the input nobody knows whether its request came.
  if (time !== null && followUp !== 'unknown') endpoint.series.add(time, client, isUnfollowed);
  if (finding.type !== 'preflight') return;
  if (followUp === 'sent') endpoint.followed++;
  if (isUnfollowed) endpoint.unfollowed++;
  if (marks.bytesSent === undefined || (followUp !== 'sent' && !isUnfollowed)) return;
  (isUnfollowed ? endpoint.unfollowedSizes : endpoint.followedSizes).add(String(marks.bytesSent));
}

export function foldEndpoints(into: EndpointTally, from: EndpointTally): void {
  into.judged += from.judged;
  into.followed += from.followed;
  into.unfollowed += from.unfollowed;
  into.series.merge(from.series);
  into.followedSizes.merge(from.followedSizes);
  into.unfollowedSizes.merge(from.unfollowedSizes);
}
