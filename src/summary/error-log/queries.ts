import { readZone } from '../../formats/error-log/error-time.js';
import type { Exemplar, Group, Report } from '../../model/report.js';
import { positionOf } from '../../model/source-ref.js';

/** A failed request that an error log may explain. */
export type Query = {
  readonly group: number;
  readonly exemplar: number;
  /** The line or entry it stands at. */
  readonly position: number;
  /** Milliseconds since the epoch, as logged: mostly the whole second in which it began. */
  readonly time: number;
  /** Minutes east of UTC, from the access log's own line; null where that does not show it. */
  readonly zone: number | null;
  readonly client: string | null;
  readonly port: number | null;
  readonly id: string | null;
  readonly isPreflight: boolean;
  readonly status: number;
  readonly path: string;
  readonly origin: string | null;
};

export type Queries = {
  readonly all: readonly Query[];
  readonly byId: (id: string) => readonly Query[];
  readonly hasClient: (client: string) => boolean;
  readonly ids: () => Iterable<string>;
  readonly clients: () => Iterable<string>;
  /** The queries of a client that began between these times, at most `most` of them. */
  readonly around: (client: string, zone: number | null, from: number, to: number, most: number) => readonly Query[];
  /** The zones known of a client's queries; null among them where one is not. */
  readonly zonesOf: (client: string) => readonly (number | null)[];
};

/** Failures below this status leave no line in an error log. */
const lowestStatus = 400;

/** What of a report can be looked up in an error log: the exemplars of its failures. */
export function collectQueries({ groups }: Report): Queries {
  const all: Query[] = [];
  for (const [group, { exemplars, verdict }] of groups.entries()) {
    if (verdict !== 'blocked') continue;
    for (const [index, exemplar] of exemplars.entries()) {
      const query = toQuery(group, index, exemplar);
      if (query !== null) all.push(query);
    }
  }
  const byId = new Map<string, Query[]>();
  const byClient = new Map<string, Map<number | null, Query[]>>();
  for (const query of [...all].sort((a, b) => a.time - b.time)) {
    if (query.id !== null) listIn(byId, query.id).push(query);
    if (query.client === null) continue;
    let zones = byClient.get(query.client);
    if (zones === undefined) {
      zones = new Map();
      byClient.set(query.client, zones);
    }
    listIn(zones, query.zone).push(query);
  }
  return {
    all,
    byId: (id) => byId.get(id) ?? [],
    hasClient: (client) => byClient.has(client),
    ids: () => byId.keys(),
    clients: () => byClient.keys(),
    zonesOf: (client) => [...(byClient.get(client)?.keys() ?? [])],
    around(client, zone, from, to, most) {
      const list = byClient.get(client)?.get(zone) ?? [];
      const start = firstNotBefore(list, from);
      let end = start;
      while (end < list.length && end - start < most && (list[end] as Query).time <= to) end++;
      return list.slice(start, end);
    },
  };
}

/** Whether an error log is looked at for this group at all. */
export function isLookedUp({ verdict, status }: Group): boolean {
  return verdict === 'blocked' && status !== null && status >= lowestStatus;
}

function toQuery(group: number, index: number, exemplar: Exemplar): Query | null {
  const isRequest = exemplar.stage === 'request' && exemplar.request !== null;
  const status = isRequest ? exemplar.request.status : exemplar.status;
  const time = isRequest ? exemplar.request.time : exemplar.time;
  if (status === null || status < lowestStatus || time === null) return null;
  return {
    group,
    exemplar: index,
    position: positionOf(exemplar.source),
    time: Date.parse(time),
    zone: zoneIn(exemplar.raw),
    client: exemplar.peer ?? exemplar.client,
    // Both belong to the preflight's own line.
    port: isRequest ? null : (exemplar.clientPort ?? null),
    id: isRequest ? null : (exemplar.errorLogId ?? null),
    isPreflight: exemplar.type === 'preflight' && !isRequest,
    status,
    path: (/^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)/i.exec(exemplar.url)?.[1] ?? exemplar.url) || '/',
    origin: exemplar.origin,
  };
}

/** The zone of the CLF time in an access log's line. */
function zoneIn(raw: string | undefined): number | null {
  const zone = /\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d ([+-]\d{4})\]/.exec(raw ?? '')?.[1];
  return zone === undefined ? null : readZone(zone);
}

function firstNotBefore(list: readonly Query[], time: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as Query).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function listIn<K>(lists: Map<K, Query[]>, key: K): Query[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
