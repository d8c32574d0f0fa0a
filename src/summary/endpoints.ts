import { endpointKeyOfGroup, type GroupKey, placeOf } from './group-key.js';
import type { EndpointTally } from './tally.js';

/** Looks up what was judged where a group of failures happened. */
export type Endpoints = {
  /** With the group's own status; null where too many endpoints were seen to keep this one. */
  readonly of: (group: GroupKey) => EndpointTally | null;
  /** Judged on this endpoint in all, whatever the status; 0 where not kept. */
  readonly total: (group: GroupKey) => number;
};

export function indexEndpoints(entries: readonly (readonly [string, EndpointTally])[]): Endpoints {
  const byStatus = new Map(entries);
  const totals = new Map<string, number>();
  for (const [key, { judged }] of entries) totals.set(placeOf(key), (totals.get(placeOf(key)) ?? 0) + judged);
  return {
    of: (group) => byStatus.get(endpointKeyOfGroup(group)) ?? null,
    total: (group) => totals.get(placeOf(endpointKeyOfGroup(group))) ?? 0,
  };
}
