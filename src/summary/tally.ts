import type { ExchangeFinding, Finding, UnreadableFinding } from '../model/finding.js';
import { type BoundedMap, createBoundedMap } from './bounded-map.js';
import { clientBit } from './client-bits.js';
import { type Counts, createCounts } from './counts.js';
import { createDistinct, type Distinct } from './distinct.js';
import { addToEndpoint, createEndpointTally, type EndpointTally, foldEndpoints } from './endpoint-tally.js';
import { mainRecord } from './exchange-record.js';
import { foldGroupKey } from './group-key.js';
import { addToGroup, createGroupTally, foldGroups, type GroupTally } from './group-tally.js';
import { createPlaces, type Place } from './places.js';
import { createSeries, type Series } from './series.js';
import { compareSources } from './source-order.js';
import { addEchoes, createEchoTally, type EchoTally } from './warnings/echo-tally.js';
import { createRepeatTally, type RepeatTally } from './warnings/repeat-tally.js';
import { createSameAnswers, type SameAnswers } from './warnings/same-answers.js';
import { addWarnings, createWarningTally, type WarningTally } from './warnings/warning-tally.js';

/**
 * Everything the report is made of. Adding findings in any order, and merging tallies in any grouping, gives the same
 * tally: threads, several files and several machines rest on that.
 */
export type Tally = {
  readonly counts: Record<'preflights' | 'requests' | 'passed' | 'blocked' | 'undecided' | 'preflightsBlocked', number>;
  readonly span: { first: number; last: number };
  readonly options: Counts;
  readonly clients: Distinct;
  readonly origins: Counts;
  readonly warnings: WarningTally;
  readonly echoes: EchoTally;
  readonly repeats: RepeatTally;
  readonly sameAnswers: SameAnswers;
  readonly groups: BoundedMap<GroupTally>;
  readonly endpoints: BoundedMap<EndpointTally>;
  /** All that was judged, and apart from it what the input ended too early for. */
  readonly series: Series;
  readonly unsettled: Series;
  /** The first of each source, in order; all are counted in `SourceReport.unreadable`. */
  unreadable: readonly UnreadableFinding[];
  readonly placeOf: (finding: ExchangeFinding) => TallyPlace;
};

/** Where findings alike are counted, as long as the maps keep it. */
export type TallyPlace = Place & {
  endpoint: EndpointTally | null;
  endpointAt: number;
  group: GroupTally | null;
  groupAt: number;
};

const groupsKept = 1000;
const endpointsKept = 5000;
/** A day in steps of a quarter of a minute, or two hours of seconds. */
const cellsKept = 7200;
const unsettledKept = 256;
export const unreadableKept = 20;

/** Exemplars of one group, and of all together: more of each would fill the memory, and a report nobody reads. */
const exemplarsOfGroup = 50;
const fewestOfGroup = 3;
const exemplarsInAll = 3000;

export function createTally(): Tally {
  const exemplars = () => {
    const share = Math.floor(exemplarsInAll / Math.min(groups.size(), groupsKept));
    return Math.max(fewestOfGroup, Math.min(exemplarsOfGroup, share));
  };
  const groups: BoundedMap<GroupTally> = createBoundedMap({
    capacity: groupsKept,
    make: () => createGroupTally(exemplars),
    fold: foldGroups,
    restKey: foldGroupKey,
  });
  return {
    counts: { preflights: 0, requests: 0, passed: 0, blocked: 0, undecided: 0, preflightsBlocked: 0 },
    span: { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
    options: createCounts(100),
    clients: createDistinct(10_000),
    origins: createCounts(1000),
    warnings: createWarningTally(),
    echoes: createEchoTally(),
    repeats: createRepeatTally(),
    sameAnswers: createSameAnswers(),
    groups,
    endpoints: createBoundedMap({
      capacity: endpointsKept,
      make: createEndpointTally,
      fold: foldEndpoints,
      restKey: () => '',
    }),
    series: createSeries(cellsKept),
    unsettled: createSeries(unsettledKept),
    unreadable: [],
    placeOf: createPlaces(({ endpointKey, groupKey }) => ({
      endpointKey,
      groupKey,
      endpoint: null,
      endpointAt: 0,
      group: null,
      groupAt: 0,
    })),
  };
}

export function addToTally(tally: Tally, finding: Finding): void {
  if (finding.type === 'options') tally.options.add(finding.kind);
  else if (finding.type === 'unreadable') keepUnreadable(tally, [finding]);
  else addExchange(tally, finding);
}

export function mergeTallies(into: Tally, from: Tally): void {
  for (const name of Object.keys(into.counts) as (keyof Tally['counts'])[]) into.counts[name] += from.counts[name];
  into.span.first = Math.min(into.span.first, from.span.first);
  into.span.last = Math.max(into.span.last, from.span.last);
  into.options.merge(from.options);
  into.clients.merge(from.clients);
  into.origins.merge(from.origins);
  into.warnings.merge(from.warnings);
  into.echoes.merge(from.echoes);
  into.repeats.merge(from.repeats);
  into.sameAnswers.merge(from.sameAnswers);
  into.groups.merge(from.groups);
  into.endpoints.merge(from.endpoints);
  into.series.merge(from.series);
  into.unsettled.merge(from.unsettled);
  keepUnreadable(into, from.unreadable);
}

function addExchange(tally: Tally, finding: ExchangeFinding): void {
  const record = mainRecord(finding);
  const blocked = finding.verdict === 'blocked';
  count(tally.counts, finding);
  if (record.time !== null) {
    if (record.time < tally.span.first) tally.span.first = record.time;
    if (record.time > tally.span.last) tally.span.last = record.time;
    // Of a preflight at the end of the input nobody knows whether its request came.
    const isSettled = blocked || finding.exchange.followUp !== 'unknown';
    (isSettled ? tally.series : tally.unsettled).add(record.time, clientBit(record.client), blocked);
  }
  const place = tally.placeOf(finding);
  addToEndpoint(endpointAt(tally, place), finding);
  addWarnings(tally.warnings, finding);
  addEchoes(tally.echoes, finding);
  tally.repeats.add(finding);
  tally.sameAnswers.add(finding);
  if (finding.causes.length === 0) return;
  if (blocked) addVictim(tally, record.client, finding.exchange.origin);
  addToGroup(groupAt(tally, place), finding);
}

/** Where findings of this place are counted, be it with others. */
export function endpointAt({ endpoints }: Tally, place: TallyPlace): EndpointTally {
  if (place.endpoint !== null && place.endpointAt === endpoints.generation()) return place.endpoint;
  const endpoint = endpoints.at(place.endpointKey) ?? endpoints.rest(place.endpointKey);
  place.endpoint = endpoint;
  place.endpointAt = endpoints.generation();
  return endpoint;
}

/** The same of failures. */
export function groupAt({ groups }: Tally, place: TallyPlace): GroupTally {
  if (place.group !== null && place.groupAt === groups.generation()) return place.group;
  const group = groups.at(place.groupKey) ?? groups.rest(place.groupKey);
  place.group = group;
  place.groupAt = groups.generation();
  return group;
}

/** Without computed names, which are slow. */
function count(counts: Tally['counts'], { type, verdict }: ExchangeFinding): void {
  if (type === 'preflight') counts.preflights++;
  else counts.requests++;
  if (verdict === 'passed') counts.passed++;
  else if (verdict === 'undecided') counts.undecided++;
  else {
    counts.blocked++;
    if (type === 'preflight') counts.preflightsBlocked++;
  }
}

/** Clients and origins of the report are those who were hurt. */
export function addVictim({ clients, origins }: Tally, client: string | null, origin: string | null): void {
  if (client !== null) clients.add(client);
  if (origin !== null) origins.add(origin);
}

function keepUnreadable(tally: Tally, added: readonly UnreadableFinding[]): void {
  if (added.length === 0) return;
  const perFile = new Map<string, number>();
  const ordered = [...tally.unreadable, ...added].sort((a, b) => compareSources(a.source, b.source));
  tally.unreadable = ordered.filter(({ source }) => {
    const seen = perFile.get(source.file) ?? 0;
    perFile.set(source.file, seen + 1);
    return seen < unreadableKept;
  });
}
