import { variesByOrigin } from '../../cors/warnings.js';
import type { ExchangeFinding } from '../../model/finding.js';
import { firstHeader, type HttpRecord, isRecorded, readHeader } from '../../model/http-record.js';
import { pathTemplate } from '../../model/path-template.js';
import { type BoundedMap, createBoundedMap } from '../bounded-map.js';
import { type Counts, createCounts } from '../counts.js';
import { createDistinct, type Distinct } from '../distinct.js';
import { earlier } from './earlier.js';
import { longestHost, pathsKept } from './warning-tally.js';

/**
 * Whom each host allowed by name, where the answers are recorded: one answer alone never shows whether its
 * Access-Control-Allow-Origin is a constant, one of a list, or whatever was sent.
 */
export type EchoTally = BoundedMap<EchoHost>;

export type EchoHost = {
  /** Answers that named an origin, or did not name the one that asked. */
  seen: number;
  first: number;
  last: number;
  readonly clients: Distinct;
  readonly paths: Counts;
  /** By the origin that asked. */
  readonly origins: BoundedMap<Asker>;
  /** Answers that a cache may keep without Vary: Origin, by path and the origin in them. */
  readonly unvaried: BoundedMap<BoundedMap<Sighting>>;
};

/** How one origin was answered. */
export type Asker = {
  /** Its own name came back; with Access-Control-Allow-Credentials: true. */
  allowed: number;
  withCredentials: number;
  refused: number;
  example: ExchangeFinding | null;
};

export type Sighting = { count: number; example: ExchangeFinding | null };

const allowOrigin = 'access-control-allow-origin';
const hostsKept = 100;
const originsKept = 40;
const pathsOfVaryKept = 40;
const valuesKept = 4;
/** A longer one is no origin. */
const longestOrigin = 300;

export function createEchoTally(): EchoTally {
  return createBoundedMap({ capacity: hostsKept, make: createHost, fold: foldHosts, restKey: () => '' });
}

export function addEchoes(tally: EchoTally, finding: ExchangeFinding): void {
  const { preflight, request, origin, originInferred } = finding.exchange;
  const ofPage = originInferred ? null : origin;
  if (preflight !== null) addAnswer(tally, finding, preflight, ofPage);
  if (request !== null) addAnswer(tally, finding, request, ofPage);
}

function addAnswer(tally: EchoTally, finding: ExchangeFinding, record: HttpRecord, ofPage: string | null): void {
  // Asked for every line of a log: most record no such header.
  if (!isRecorded(record.responseHeaders, allowOrigin)) return;
  const values = readHeader(record.responseHeaders, allowOrigin);
  if (values === 'unrecorded' || record.status === null || record.status === 0 || values[0] === '*') return;
  const origin = firstHeader(record.requestHeaders, 'origin') ?? ofPage;
  if (origin === null || origin.length > longestOrigin) return;
  const key = (record.host ?? '').toLowerCase().slice(0, longestHost);
  const host = tally.at(key) ?? tally.rest(key);
  host.seen++;
  if (record.time !== null) {
    if (record.time < host.first) host.first = record.time;
    if (record.time > host.last) host.last = record.time;
  }
  if (record.client !== null) host.clients.add(record.client);
  const path = pathTemplate(record.url);
  host.paths.add(path);
  addAsker(host, origin, values, finding, record);
  const [named] = values;
  if (named !== undefined && isCacheable(record) && variesByOrigin(record.responseHeaders) === false) {
    const ofPath = host.unvaried.at(path) ?? host.unvaried.rest(path);
    const sighting = ofPath.at(named) ?? ofPath.rest(named);
    sighting.count++;
    sighting.example = earlier(sighting.example, finding);
  }
}

function addAsker(
  host: EchoHost,
  origin: string,
  values: readonly string[],
  finding: ExchangeFinding,
  record: HttpRecord,
): void {
  const asker = host.origins.at(origin) ?? host.origins.rest(origin);
  if (values.length === 1 && values[0] === origin) {
    asker.allowed++;
    if (firstHeader(record.responseHeaders, 'access-control-allow-credentials') === 'true') asker.withCredentials++;
  } else if (record.status !== null && record.status < 500) {
    // An error page may be without the headers that the same origin gets elsewhere.
    asker.refused++;
  }
  asker.example = earlier(asker.example, finding);
}

/** Only these are kept by caches. */
function isCacheable({ method, status, responseHeaders, url }: HttpRecord): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || status === null || status < 200 || status > 299) return false;
  if (url.length > 2000) return false;
  return !/\bno-store\b/i.test(firstHeader(responseHeaders, 'cache-control') ?? '');
}

function createHost(): EchoHost {
  return {
    seen: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    clients: createDistinct(64),
    paths: createCounts(pathsKept),
    origins: createBoundedMap({ capacity: originsKept, make: createAsker, fold: foldAskers, restKey: () => '' }),
    unvaried: createBoundedMap({
      capacity: pathsOfVaryKept,
      make: createValues,
      fold: (into, from) => into.merge(from),
      restKey: () => '',
    }),
  };
}

function createAsker(): Asker {
  return { allowed: 0, withCredentials: 0, refused: 0, example: null };
}

function createValues(): BoundedMap<Sighting> {
  return createBoundedMap({
    capacity: valuesKept,
    make: (): Sighting => ({ count: 0, example: null }),
    fold: (into, from) => {
      into.count += from.count;
      into.example = earlier(into.example, from.example);
    },
    restKey: () => '',
  });
}

function foldHosts(into: EchoHost, from: EchoHost): void {
  into.seen += from.seen;
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
  into.clients.merge(from.clients);
  into.paths.merge(from.paths);
  into.origins.merge(from.origins);
  into.unvaried.merge(from.unvaried);
}

function foldAskers(into: Asker, from: Asker): void {
  into.allowed += from.allowed;
  into.withCredentials += from.withCredentials;
  into.refused += from.refused;
  into.example = earlier(into.example, from.example);
}
