import type { Group, Report } from '../../../model/report.js';
import type { Scope, Screen } from '../level.js';
import { causeKey, endpointKey, type Merged, mergeBy, mergeGroups } from './merge-groups.js';
import type { Row } from './row.js';

/** One row for each cause, whatever the endpoints. */
export function causeRows({ groups }: Report): readonly Row[] {
  const rows = [...mergeBy(groups, causeKey)].map(([key, merged]) => {
    const [{ title }] = merged.groups;
    return toRow(key, merged, {
      title,
      place: placeOfAll(merged),
      opens: { kind: 'places', of: { by: 'cause', key } },
    });
  });
  return rows.sort(worstFirst);
}

/** One row for each warning, whatever the hosts. */
export function warningRows({ warnings }: Report): readonly Row[] {
  return warnings.flatMap(({ groups, title, count }) => {
    const [first, ...others] = groups;
    if (first === undefined) return [];
    const key = causeKey(first);
    const merged = mergeGroups([first, ...others]);
    const row = toRow(key, merged, {
      title,
      place: others.length === 0 ? endpointOf(first) : `${groups.length} hosts`,
      opens: { kind: 'places', of: { by: 'cause', key } },
    });
    return [{ ...row, count }];
  });
}

/** Where something failed, and where warnings hold. */
export function groupsAndWarnings(report: Report): readonly Group[] {
  return [...report.groups, ...warnedGroups(report)];
}

function warnedGroups({ warnings }: Report): readonly Group[] {
  return warnings.flatMap(({ groups }) => groups);
}

/** One row for each endpoint on which something failed. */
export function endpointRows({ groups }: Report): readonly Row[] {
  const name = namerFor(groups);
  const rows = [...mergeBy(groups, endpointKey)].map(([key, merged]) => ({
    ...toRow(key, merged, {
      title: name(merged.groups[0]),
      by: 'endpoint',
      opens: { kind: 'places', of: { by: 'endpoint', key } },
    }),
    badge: '',
    count: failuresOf(merged),
  }));
  return rows.sort(worstFirst);
}

/** One row for each origin whose pages were hurt. */
export function originRows({ groups }: Report): readonly Row[] {
  const byOrigin = new Map<string, { failed: number; undecided: number; readonly hit: [Group, ...Group[]] }>();
  for (const group of groups) {
    for (const { value, count } of group.origins.items) {
      const known = byOrigin.get(value);
      const origin = known ?? { failed: 0, undecided: 0, hit: [group] };
      if (known === undefined) byOrigin.set(value, origin);
      else origin.hit.push(group);
      if (group.verdict === 'blocked') origin.failed += count;
      else origin.undecided += count;
    }
  }
  const rows = [...byOrigin].map(([origin, { failed, undecided, hit }]) => {
    const opens: Screen = { kind: 'places', of: { by: 'origin', key: origin } };
    return {
      ...toRow(origin, mergeGroups(hit), { title: origin, origin, by: 'origin', opens }),
      badge: '',
      count: failed > 0 ? failed : undecided,
      whole: 0,
      origins: 1,
    };
  });
  return rows.sort(worstFirst);
}

/** Where the failures of a cause, an endpoint or an origin happened: one row for each path and origin. */
export function placeRows(report: Report, of: Scope): readonly Row[] {
  const rows: Row[] = [];
  const warned = of.by === 'cause' ? warnedGroups(report).filter((group) => causeKey(group) === of.key) : [];
  const groups = warned.length > 0 ? warned : report.groups;
  const name = namerFor(groups);
  for (const group of groups) {
    if (of.by === 'cause' && causeKey(group) === of.key) rows.push(...rowsByOrigin(group, name(group)));
    if (of.by === 'endpoint' && endpointKey(group) === of.key) rows.push(rowOfGroup(group, null, group.count));
    if (of.by !== 'origin') continue;
    const hit = group.origins.items.find(({ value }) => value === of.key);
    if (hit !== undefined) rows.push({ ...rowOfGroup(group, of.key, hit.count), place: name(group) });
  }
  return rows.sort(worstFirst);
}

/** The host takes room from the path, so it stands there only to tell two apart. */
function namerFor(groups: readonly Group[]): (group: Group) => string {
  const hosts = new Set(groups.map(({ host }) => host));
  return hosts.size > 1 ? endpointOf : ({ path }) => path;
}

/** `api.example.com/api/v2/orders/*`. */
export function endpointOf({ host, path }: Group): string {
  return `${host ?? ''}${path}`;
}

/** `405`; no response has none. */
export function statusOf({ status }: { readonly status: number | null }): string {
  return status === null || status === 0 ? '' : String(status);
}

function rowsByOrigin(group: Group, title: string): readonly Row[] {
  const rows: Row[] = [];
  let known = 0;
  for (const { value, count } of group.origins.items) {
    known += count;
    rows.push({ ...rowOfGroup(group, value, count), badge: '', title, place: value.replace(/^https:\/\//, '') });
  }
  const rest = group.count - known;
  if (rest > 0) {
    const place = known === 0 ? 'origin not recorded' : 'origin not known';
    rows.push({ ...rowOfGroup(group, null, rest), badge: '', title, place });
  }
  return rows;
}

function rowOfGroup(group: Group, origin: string | null, count: number): Row {
  const opens: Screen = { kind: 'exchanges', group: group.key, origin };
  const key = JSON.stringify([group.key, origin]);
  return { ...toRow(key, mergeGroups([group]), { title: group.title, origin, opens }), count };
}

type RowParts = {
  readonly title: string;
  readonly place?: string;
  readonly origin?: string | null;
  readonly by?: Scope['by'];
  readonly opens: Screen;
};

function toRow(key: string, merged: Merged, { title, place = '', origin = null, by = 'cause', opens }: RowParts): Row {
  return {
    key,
    badge: statusOf(merged.groups[0]),
    title,
    place,
    verdict: worstOf(merged),
    count: merged.count,
    whole: merged.whole,
    clients: merged.clients.count,
    origins: merged.origins.items.length,
    first: merged.first,
    last: merged.last,
    subject: { kind: 'groups', by, merged, origin },
    opens,
  };
}

function worstOf({ groups }: Merged): Row['verdict'] {
  if (groups.some(({ verdict }) => verdict === 'blocked')) return 'blocked';
  return groups.every(({ verdict }) => verdict === 'passed') ? 'passed' : 'undecided';
}

function placeOfAll({ groups }: Merged): string {
  const [only] = groups;
  if (groups.length === 1) return only.path;
  return `${new Set(groups.map(endpointKey)).size} paths`;
}

function failuresOf({ groups }: Merged): number {
  let failures = 0;
  let undecided = 0;
  for (const { verdict, count } of groups) {
    if (verdict === 'blocked') failures += count;
    else undecided += count;
  }
  return failures > 0 ? failures : undecided;
}

function worstFirst(a: Row, b: Row): number {
  return (
    Number(a.verdict !== 'blocked') - Number(b.verdict !== 'blocked') || b.count - a.count || (a.key < b.key ? -1 : 1)
  );
}
