import type { ExchangeFinding } from '../model/finding.js';
import type { Certainty } from '../model/verdict.js';
import { clientBit } from './client-bits.js';
import { type Counts, createCounts } from './counts.js';
import { createDistinct, type Distinct } from './distinct.js';
import { mainRecord, wantedHeaders, wantedMethod } from './exchange-record.js';
import { createExemplars, type Exemplars } from './exemplars.js';
import { createSeenOrigins, type SeenOrigins } from './seen-origins.js';
import { createSeries, type Series } from './series.js';

/** What is counted of the failures in one group. Times are milliseconds since the epoch. */
export type GroupTally = {
  count: number;
  first: number;
  last: number;
  /** How many records have each certainty. */
  readonly certainties: Record<Certainty, number>;
  readonly clients: Distinct;
  readonly origins: Counts;
  readonly seenOrigins: SeenOrigins;
  readonly methods: Counts;
  readonly headers: Counts;
  readonly warnings: Counts;
  /** What the records rest on: see `ExchangeFinding.reasons`. */
  readonly reasons: Counts;
  /** The failures over time; every one is judged and failed. */
  readonly series: Series;
  readonly exemplars: Exemplars;
};

const valuesKept = 100;
const reasonsKept = 40;
/** Stretches of time told apart in one group or endpoint. */
export const cellsKept = 512;
const certaintyOrder: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** `exemplars`: how many may be kept; it may become less, and never more. */
export function createGroupTally(exemplars: () => number): GroupTally {
  return {
    count: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    certainties: { certain: 0, likely: 0, possible: 0 },
    clients: createDistinct(),
    origins: createCounts(valuesKept),
    seenOrigins: createSeenOrigins(valuesKept),
    methods: createCounts(valuesKept),
    headers: createCounts(valuesKept),
    warnings: createCounts(valuesKept),
    reasons: createCounts(reasonsKept),
    series: createSeries(cellsKept),
    exemplars: createExemplars(exemplars),
  };
}

/** What is counted of a failure, but for its time and its client. */
export type Failure = {
  readonly certainty: Certainty;
  readonly origin: string | null;
  readonly method: string | null;
  readonly headers: readonly string[];
  readonly warnings: readonly string[];
  readonly reasons: readonly string[];
};

export function failureOf(finding: ExchangeFinding): Failure {
  const { certainty, exchange, warnings, reasons } = finding;
  return {
    certainty,
    origin: exchange.origin,
    method: wantedMethod(finding),
    headers: refusedHeaders(finding) ?? wantedHeaders(mainRecord(finding)) ?? [],
    warnings,
    reasons,
  };
}

export function addToGroup(group: GroupTally, finding: ExchangeFinding): void {
  const { time, client } = mainRecord(finding);
  addFailure(group, failureOf(finding), time, client);
  group.exemplars.add(finding);
}

/** A failure of which no exemplar is kept. Milliseconds since the epoch. */
export function addFailure(group: GroupTally, failure: Failure, time: number | null, client: string | null): void {
  const { certainty, origin, method, headers, warnings, reasons } = failure;
  group.count++;
  cover(group, time, time);
  group.certainties[certainty]++;
  if (client !== null) group.clients.add(client);
  if (origin !== null) {
    group.origins.add(origin);
    group.seenOrigins.add(origin, client, time);
  }
  if (method !== null) group.methods.add(method);
  for (const name of headers) group.headers.add(name);
  for (const warning of warnings) group.warnings.add(warning);
  for (const reason of reasons) group.reasons.add(reason);
  if (time !== null) group.series.add(time, clientBit(client), true);
}

export function foldGroups(into: GroupTally, from: GroupTally): void {
  into.count += from.count;
  cover(into, from.first, from.last);
  for (const certainty of certaintyOrder) into.certainties[certainty] += from.certainties[certainty];
  into.clients.merge(from.clients);
  into.origins.merge(from.origins);
  into.seenOrigins.merge(from.seenOrigins);
  into.methods.merge(from.methods);
  into.headers.merge(from.headers);
  into.warnings.merge(from.warnings);
  into.reasons.merge(from.reasons);
  into.series.merge(from.series);
  into.exemplars.merge(from.exemplars);
}

function refusedHeaders(finding: ExchangeFinding): readonly string[] | null {
  for (const failure of finding.failures) if (failure.check === 'headers') return failure.names;
  return null;
}

function cover(group: GroupTally, first: number | null, last: number | null): void {
  if (first !== null && first < group.first) group.first = first;
  if (last !== null && last > group.last) group.last = last;
}

/** The certainty that most records of the group have: failures of one kind on one endpoint vouch for each other. */
export function certaintyOf({ certainties }: Pick<GroupTally, 'certainties'>): Certainty {
  let best: Certainty = 'certain';
  for (const certainty of certaintyOrder) if (certainties[certainty] > certainties[best]) best = certainty;
  return best;
}
