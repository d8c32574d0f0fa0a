import { announcedMethod } from '../cors/requested.js';
import type { ExchangeFinding } from '../model/finding.js';
import { clientBit } from './client-bits.js';
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

/** What preflights that were followed alike have in common. */
export type Followed = {
  /** Of the request's method, where nothing announced it: see `methodsIn`; else 0. */
  readonly methodBit: number;
  readonly isFallback: boolean;
};

export function followedOf(finding: ExchangeFinding): Followed {
  return { methodBit: methodBitOf(finding), isFallback: mayBeFallback(finding) };
}

export function addToEndpoint(endpoint: EndpointTally, finding: ExchangeFinding): void {
  const { followUp } = finding.exchange;
  const { time, client, marks } = mainRecord(finding);
  const bit = clientBit(client);
  if (finding.type === 'preflight' && followUp === 'sent') {
    addFollowed(endpoint, followedOf(finding), time, bit, marks.bytesSent ?? -1);
    return;
  }
  endpoint.judged++;
  const isUnfollowed = finding.verdict === 'undecided' && followUp === 'not-seen';
  // Of a preflight at the end of the input nobody knows whether its request came.
  if (time !== null && followUp !== 'unknown') endpoint.series.add(time, bit, isUnfollowed);
  if (finding.type !== 'preflight' || !isUnfollowed) return;
  endpoint.unfollowed++;
  if (marks.bytesSent !== undefined) endpoint.unfollowedSizes.add(String(marks.bytesSent));
}

/** A preflight whose request came. `client` as `clientBit` gives it; `size` in bytes, -1 where it is not known. */
export function addFollowed(
  endpoint: EndpointTally,
  { methodBit, isFallback }: Followed,
  time: number | null,
  client: number,
  size: number,
): void {
  endpoint.judged++;
  endpoint.followed++;
  endpoint.methods |= methodBit;
  if (time !== null) endpoint.series.add(time, client, false);
  if (isFallback) {
    endpoint.fallbacks++;
    if (time !== null) endpoint.fallbackSeries.add(time, client, true);
  }
  if (size >= 0) endpoint.followedSizes.add(String(size));
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

function methodBitOf({ exchange: { preflight, request } }: ExchangeFinding): number {
  if (preflight === null || request === null || announcedMethod(preflight.requestHeaders) !== null) return 0;
  const index = usualMethods.indexOf(request.method);
  return index < 0 ? 0 : 1 << index;
}

/** The methods of requests that followed preflights on any of these endpoints, in alphabetical order. */
export function methodsIn(endpoints: readonly EndpointTally[]): readonly string[] {
  let bits = 0;
  for (const { methods } of endpoints) bits |= methods;
  return usualMethods.filter((_, index) => (bits & (1 << index)) !== 0);
}
