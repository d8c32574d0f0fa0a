import type { ErrorTime } from '../../formats/error-log/error-time.js';
import type { Pair } from './match.js';
import type { Query } from './queries.js';
import { reach, slack, widestZone } from './reach.js';

/** Leads from the clock on the server's wall, which is all an error log shows, to the epoch. */
export type Zones = {
  readonly toTime: (time: ErrorTime) => number;
  /** Whether a request that is looked up may have been near this wall time. */
  readonly isNear: (wall: number, client: string | null) => boolean;
  /** What pairs showed, where the access log itself showed no zone. */
  readonly learn: (pairs: readonly Pair[]) => void;
};

const minute = 60_000;

/**
 * The access log's own lines show the zone, and its changes: httpd writes both logs by one clock. The zone of the
 * nearest request counts; without any it is UTC.
 */
export function createZones(queries: readonly Query[]): Zones {
  let known = queries.flatMap(({ time, zone }) => (zone === null ? [] : [{ wall: time + zone * minute, zone }]));
  known.sort((a, b) => a.wall - b.wall);
  const walls = new Map<string, number[]>();
  const lists = (client: string) => {
    let list = walls.get(client);
    if (list === undefined) {
      list = [];
      walls.set(client, list);
    }
    return list;
  };
  const zoneless = new Set<string>();
  for (const { client, time, zone } of queries) {
    if (client === null) continue;
    if (zone === null) zoneless.add(client);
    else lists(client).push(time + zone * minute);
  }
  for (const list of walls.values()) list.sort((a, b) => a - b);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { time } of queries) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }

  return {
    toTime: ({ wall, zone }) => wall - (zone ?? nearest(known, wall)) * minute,
    isNear(wall, client) {
      if (wall < first - widestZone - reach || wall > last + widestZone + reach) return false;
      if (client === null || zoneless.has(client) || !walls.has(client)) return true;
      const list = walls.get(client) as number[];
      const at = lowerBound(list, wall - reach, (one) => one);
      return (list[at] ?? Number.POSITIVE_INFINITY) <= wall + slack;
    },
    learn(pairs) {
      if (known.length > 0) return;
      known = pairs.map(({ cluster, zone }) => ({ wall: cluster.first, zone })).sort((a, b) => a.wall - b.wall);
    },
  };
}

type KnownZone = { readonly wall: number; readonly zone: number };

function nearest(known: readonly KnownZone[], wall: number): number {
  const at = lowerBound(known, wall, (one) => one.wall);
  const after = known[at];
  const before = known[at - 1];
  if (before === undefined) return after?.zone ?? 0;
  if (after === undefined) return before.zone;
  return wall - before.wall <= after.wall - wall ? before.zone : after.zone;
}

function lowerBound<T>(sorted: readonly T[], value: number, keyOf: (item: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(sorted[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
