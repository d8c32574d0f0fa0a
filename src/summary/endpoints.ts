import type { EndpointTally } from './endpoint-tally.js';
import { type GroupKey, parseEndpointKey } from './group-key.js';

/** What was judged on an endpoint for the pages of one origin; an empty one where it is not known. */
export type OriginTally = { readonly origin: string; readonly tally: EndpointTally };

export type StatusTallies = { readonly status: number | null; readonly tallies: readonly EndpointTally[] };

/** Looks up what was judged where a group of failures happened. */
export type Endpoints = {
  /** With the group's own status, by origin; none where too many endpoints were seen to keep this one. */
  readonly of: (group: GroupKey) => readonly OriginTally[];
  /** With any status. */
  readonly all: (group: GroupKey) => readonly EndpointTally[];
  /** False where the input holds nothing but OPTIONS, so that no request behind them would show. */
  readonly requestsShow: boolean;
  /** From this second on only what passed is settled; what did not is still waited for when the input ends. */
  readonly settledUntil: number;
  /** The same by status. */
  readonly byStatus: (group: GroupKey) => readonly StatusTallies[];
};

export function indexEndpoints(
  entries: readonly (readonly [string, EndpointTally])[],
  {
    settledUntil = Number.POSITIVE_INFINITY,
    requestsShow = true,
  }: Partial<Pick<Endpoints, 'settledUntil' | 'requestsShow'>> = {},
): Endpoints {
  const byStatus = new Map<string, OriginTally[]>();
  const byPlace = new Map<string, { readonly status: number | null; readonly tally: EndpointTally }[]>();
  // In the order of their keys, whatever the order they were met in.
  for (const [key, tally] of [...entries].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const { host, path, status, origin } = parseEndpointKey(key);
    append(byStatus, JSON.stringify([host, path, status]), { origin, tally });
    append(byPlace, JSON.stringify([host, path]), { status, tally });
  }
  const placeOf = ({ host, path }: GroupKey) => byPlace.get(JSON.stringify([host, path])) ?? [];
  return {
    requestsShow,
    settledUntil,
    of: ({ host, path, status }) => byStatus.get(JSON.stringify([host, path, status])) ?? [],
    all: (group) => placeOf(group).map(({ tally }) => tally),
    byStatus(group) {
      const lists = new Map<number | null, EndpointTally[]>();
      for (const { status, tally } of placeOf(group)) append(lists, status, tally);
      return [...lists].map(([status, tallies]) => ({ status, tallies }));
    },
  };
}

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
