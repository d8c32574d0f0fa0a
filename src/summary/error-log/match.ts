import type { ErrorLogLine } from '../../model/report.js';
import { bestLine, type Cluster } from './clusters.js';
import type { Queries, Query } from './queries.js';

/** A request and lines that may be its own. */
export type Pair = {
  readonly query: Query;
  readonly cluster: Cluster;
  readonly by: ErrorLogLine['joinedBy'];
  /** From the request's beginning, as logged, to its first line, in milliseconds. */
  readonly gap: number;
  /** Minutes east of UTC that the error log's clock must have shown. */
  readonly zone: number;
};

const second = 1000;
/** httpd writes both logs by one clock, and the time of a request is its beginning, mostly cut to the second. */
const slack = 100;
/** A back end that cannot be reached or is slow fails late. */
const slowReach = 120 * second;
const quickReach = 3 * second;
const slowStatuses: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);
/** How long after its beginning a request may have left a line, where only client and time tie them. */
export function reachOf({ status }: Pick<Query, 'status'>): number {
  return slowStatuses.has(status) ? slowReach : quickReach;
}

/** Requests of one client looked at for a line; beyond that it is a crowd. */
const mostQueries = 64;
/** Zones differ by whole quarters of an hour, and by no more than 14 hours from UTC. */
const quarter = 15 * 60 * second;
const widestZone = 14 * 60;

const order: readonly Pair['by'][] = ['id', 'client-port', 'client-time'];

/** Which of the requests looked for a cluster of lines may belong to. */
export function pairsOf(cluster: Cluster, queries: Queries): readonly Pair[] {
  const pairs: Pair[] = [];
  const add = (query: Query, zone: number) => {
    const pair = pairOf(query, cluster, zone);
    if (pair !== null) pairs.push(pair);
  };
  if (cluster.id !== null) {
    for (const query of queries.byId(cluster.id)) add(query, query.zone ?? zoneBetween(cluster, query));
    if (pairs.length > 0) return pairs;
  }
  const { client, first } = cluster;
  if (client === null) return pairs;
  const own = cluster.lines[0]?.entry.time.zone ?? null;
  for (const known of queries.zonesOf(client)) {
    const zone = known ?? own;
    if (zone === null) continue;
    const time = first - zone * 60 * second;
    for (const query of queries.around(client, known, time - slowReach, time + slack, mostQueries)) add(query, zone);
  }
  if (own === null && queries.zonesOf(client).includes(null)) addInAnyZone(cluster, queries, add);
  return pairs;
}

/** Where neither log shows a zone, every zone in which the times fit is possible; the votes of all lines decide. */
function addInAnyZone(cluster: Cluster, queries: Queries, add: (query: Query, zone: number) => void): void {
  const widest = widestZone * 60 * second;
  const from = cluster.first - widest - slowReach;
  for (const query of queries.around(cluster.client ?? '', null, from, cluster.first + widest + slack, mostQueries)) {
    const zone = zoneBetween(cluster, query);
    if (Math.abs(zone) <= widestZone) add(query, zone);
  }
}

function zoneBetween(cluster: Cluster, query: Query): number {
  return Math.floor((cluster.first - query.time + slack) / quarter) * 15;
}

function pairOf(query: Query, cluster: Cluster, zone: number): Pair | null {
  const gap = cluster.first - zone * 60 * second - query.time;
  const hasId = query.id !== null && query.id === cluster.id;
  const hasPort = query.port !== null && query.port === cluster.port && query.client === cluster.client;
  const by = hasId ? 'id' : hasPort ? 'client-port' : 'client-time';
  if (by === 'id') return { query, cluster, by, gap, zone };
  // Where the ports are known, another one is another request; so is another id.
  if (!hasPort && query.port !== null && cluster.port !== null) return null;
  if (query.id !== null && cluster.id !== null) return null;
  if (gap < -slack || gap > (by === 'client-port' ? slowReach : reachOf(query))) return null;
  return isCompatible(query, cluster) ? { query, cluster, by, gap, zone } : null;
}

/** Whether status, path and page do not contradict. */
function isCompatible(query: Query, cluster: Cluster): boolean {
  const best = bestLine(cluster);
  if (best === null) return false;
  if (best.meaning.statuses !== null && !best.meaning.statuses.includes(query.status)) return false;
  for (const { meaning, entry } of cluster.lines) {
    if (meaning.path !== null && meaning.path !== query.path) return false;
    // A preflight carries no credentials, so what httpd says of a user is about another request.
    if (query.isPreflight && entry.message.startsWith('user ')) return false;
    if (entry.referer !== null && query.origin !== null && !isOfOrigin(entry.referer, query.origin)) return false;
  }
  return true;
}

function isOfOrigin(referer: string, origin: string): boolean {
  return referer === origin || referer.startsWith(`${origin}/`);
}

/**
 * Gives each request at most one cluster and each cluster to one request: first what an id or a port ties, then what is
 * nearest in time.
 */
export function assign(pairs: readonly Pair[]): readonly Pair[] {
  const votes = new Map<number, number>();
  for (const { query, zone } of pairs) if (query.zone === null) votes.set(zone, (votes.get(zone) ?? 0) + 1);
  const elected = [...votes].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))[0]?.[0];
  const inZone = pairs.filter(({ query, zone, by }) => by === 'id' || query.zone !== null || zone === elected);
  const ordered = [...inZone].sort(comparePairs);
  const taken = new Set<Query | Cluster>();
  const chosen: Pair[] = [];
  for (const pair of ordered) {
    if (taken.has(pair.query) || taken.has(pair.cluster) || bestLine(pair.cluster) === null) continue;
    taken.add(pair.query).add(pair.cluster);
    chosen.push(pair);
  }
  return chosen;
}

/**
 * The surest first: tied by an id or a port; whose lines name the path; the nearest in time. Within one second of the
 * access log the order of its lines is that of the error log's.
 */
function comparePairs(a: Pair, b: Pair): number {
  return (
    order.indexOf(a.by) - order.indexOf(b.by) ||
    affinity(b) - affinity(a) ||
    lateness(a) - lateness(b) ||
    a.query.time - b.query.time ||
    a.query.position - b.query.position ||
    a.cluster.first - b.cluster.first
  );
}

/** How late the first line comes beyond the second that the access log shows. */
function lateness({ query, gap }: Pair): number {
  const resolution = query.time % second === 0 ? second : 1;
  return Math.max(0, gap - resolution);
}

/** 2: a line names the URL's path; 1: one names its last segment, as the path of a file or a script does. */
function affinity({ query, cluster }: Pair): number {
  if (cluster.lines.some(({ meaning }) => meaning.path !== null)) return 2;
  const segment = query.path.slice(query.path.lastIndexOf('/') + 1);
  if (segment.length < shortestSegment) return 0;
  return cluster.lines.some(({ entry }) => entry.message.includes(segment)) ? 1 : 0;
}

const shortestSegment = 3;
