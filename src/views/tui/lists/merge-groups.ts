import type { Group, TopList } from '../../../model/report.js';
import type { Certainty } from '../../../model/verdict.js';

/** Groups that the reader sees as one: of one cause, of one endpoint, from one origin. Never empty. */
export type Merged = {
  readonly groups: readonly [Group, ...(readonly Group[])];
  readonly count: number;
  /** Judged on their endpoints in all. */
  readonly whole: number;
  readonly first: string | null;
  readonly last: string | null;
  /** The clients of several groups may be the same, so of those only the least is known. */
  readonly clients: { readonly count: number; readonly exact: boolean; readonly atLeast: boolean };
  readonly origins: TopList;
  readonly methods: TopList;
  readonly headers: TopList;
  /** The least sure of them. */
  readonly certainty: Certainty;
};

export function mergeGroups(groups: Merged['groups']): Merged {
  const endpoints = new Map<string, number>();
  let count = 0;
  let clients = groups[0].clients;
  let first: string | null = null;
  let last: string | null = null;
  for (const group of groups) {
    count += group.count;
    endpoints.set(endpointKey(group), group.endpointTotal);
    if (group.clients.count > clients.count) clients = group.clients;
    if (group.first !== null && (first === null || group.first < first)) first = group.first;
    if (group.last !== null && (last === null || group.last > last)) last = group.last;
  }
  let whole = 0;
  for (const total of endpoints.values()) whole += total;
  return {
    groups,
    count,
    whole: Math.max(whole, count),
    first,
    last,
    clients: { ...clients, atLeast: groups.length > 1 },
    origins: mergeLists(groups.map(({ origins }) => origins)),
    methods: mergeLists(groups.map(({ methods }) => methods)),
    headers: mergeLists(groups.map(({ headers }) => headers)),
    certainty: groups.map(({ certainty }) => certainty).reduce(lessSure),
  };
}

/** Those that failed; where none did for certain, those of which it is not decided. */
export function failing(merged: Merged): Merged {
  const [first, ...rest] = merged.groups.filter(({ verdict }) => verdict === 'blocked');
  return first === undefined || rest.length + 1 === merged.groups.length ? merged : mergeGroups([first, ...rest]);
}

/** How many came from one origin; null: from all of them. */
export function countFrom({ count, origins }: Group, origin: string | null): number {
  if (origin === null) return count;
  return origins.items.find(({ value }) => value === origin)?.count ?? 0;
}

/** What makes two groups one line in the list of causes. */
export function causeKey({ verdict, cause, status, title }: Group): string {
  return JSON.stringify([verdict, cause, status, title]);
}

export function endpointKey({ host, path }: Group): string {
  return JSON.stringify([host, path]);
}

/** Groups by what `keyOf` says, each kind merged, in the order in which they first come. */
export function mergeBy(groups: readonly Group[], keyOf: (group: Group) => string): ReadonlyMap<string, Merged> {
  const alike = new Map<string, [Group, ...Group[]]>();
  for (const group of groups) {
    const key = keyOf(group);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [group]);
    else others.push(group);
  }
  const merged = new Map<string, Merged>();
  for (const [key, some] of alike) merged.set(key, mergeGroups(some));
  return merged;
}

function mergeLists(lists: readonly TopList[]): TopList {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const counts = new Map<string, number>();
  let others = 0;
  for (const list of lists) {
    others += list.others;
    for (const { value, count } of list.items) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const items = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { items, others };
}

const sureness: readonly Certainty[] = ['certain', 'likely', 'possible'];

function lessSure(a: Certainty, b: Certainty): Certainty {
  return sureness.indexOf(a) >= sureness.indexOf(b) ? a : b;
}
