import { announcedMethod } from '../cors/requested.js';
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
  /** Of `followed`, those after which a GET came, of which the log does not show that it was announced. */
  fallbacks: number;
  /** Methods of the requests that came, where the log does not show what was announced: see `methodsIn`. */
  methods: number;
  /** All that was judged; those that were not followed count as failed. */
  readonly series: Series;
  /** The fallbacks; every one counts as failed. */
  readonly fallbackSeries: Series;
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
    fallbacks: 0,
    methods: 0,
    series: createSeries(cellsKept),
    fallbackSeries: createSeries(cellsKept),
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
  if (followUp === 'sent') {
    endpoint.followed++;
    addMethod(endpoint, finding);
  }
  if (isUnfollowed) endpoint.unfollowed++;
  if (mayBeFallback(finding)) {
    endpoint.fallbacks++;
    if (time !== null) endpoint.fallbackSeries.add(time, client, true);
  }
  if (marks.bytesSent === undefined || (followUp !== 'sent' && !isUnfollowed)) return;
  (isUnfollowed ? endpoint.unfollowedSizes : endpoint.followedSizes).add(String(marks.bytesSent));
}

/** A page that was refused often asks again by a GET, which needs no preflight. */
function mayBeFallback({ exchange: { preflight, request } }: ExchangeFinding): boolean {
  if (preflight === null || request === null || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  return announcedMethod(preflight.requestHeaders) === null;
}

export function foldEndpoints(into: EndpointTally, from: EndpointTally): void {
  into.judged += from.judged;
  into.followed += from.followed;
  into.unfollowed += from.unfollowed;
  into.fallbacks += from.fallbacks;
  into.methods |= from.methods;
  into.fallbackSeries.merge(from.fallbackSeries);
  into.series.merge(from.series);
  into.followedSizes.merge(from.followedSizes);
  into.unfollowedSizes.merge(from.unfollowedSizes);
}

/** Methods that pages use; a bit for each. Others are too rare to be worth a place in every endpoint. */
const usualMethods = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

function addMethod(endpoint: EndpointTally, { exchange: { preflight, request } }: ExchangeFinding): void {
  if (preflight === null || request === null) return;
  const bit = 1 << usualMethods.indexOf(request.method);
  if (bit < 0 || (endpoint.methods & bit) !== 0 || announcedMethod(preflight.requestHeaders) !== null) return;
  endpoint.methods |= bit;
}

/** The methods of requests that followed preflights on any of these endpoints, in alphabetical order. */
export function methodsIn(endpoints: readonly EndpointTally[]): readonly string[] {
  let bits = 0;
  for (const { methods } of endpoints) bits |= methods;
  return usualMethods.filter((_, index) => (bits & (1 << index)) !== 0);
}
