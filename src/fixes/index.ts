import type { Group, Report } from '../model/report.js';
import { composeFix } from './compose.js';
import type { Fix } from './fix.js';
import { groupBy, type Some } from './group-by.js';
import { originComments } from './origin-comments.js';
import { isConfigurable } from './remedies.js';
import { apache } from './servers/apache.js';
import { findServer, recogniseServer, serverIds } from './servers/index.js';
import type { Server } from './servers/server.js';

export type FixOptions = {
  /** A name from `serverIds`; null takes the server that the input shows, else Apache. */
  readonly server: string | null;
  /** Origins the user vouches for; what is no origin is left out. */
  readonly allowOrigins: readonly string[];
};

/**
 * What to change for each group of a report, and for the first host of each warning. Groups whose fixes read the same
 * share one: its `groups` name them all, its commands are those of the first. Throws a RangeError for an unknown server.
 */
export function suggestFixes(report: Report, options: FixOptions): readonly Fix[] {
  const server = chooseServer(report, options.server);
  const { allowOrigins } = options;
  const warned = warnedGroups(report);
  const hosts = groupBy([...report.groups, ...warned], ({ host }) => host ?? '');
  // Who may call is asked once for a host, not for each failure.
  const commentsOf = new Map([...hosts].map(([host, groups]) => [host, originComments(groups, allowOrigins)] as const));
  const fixes = new Map<string, Fix>();
  let ordinal = 1;
  for (const groups of [...shareOut(report.groups, server), ...warned.map((group) => [group] as const)]) {
    const comments = commentsOf.get(groups[0].host ?? '') ?? [];
    const compose = (number: number) => composeFix(groups, { server, allowOrigins, comments, ordinal: number });
    const first = compose(1);
    const text = JSON.stringify([first.parts, first.notes]);
    const same = fixes.get(text);
    if (same !== undefined) fixes.set(text, { ...same, groups: [...same.groups, ...first.groups] });
    else fixes.set(text, ordinal === 1 ? first : compose(ordinal));
    if (same === undefined && first.parts.length > 0) ordinal++;
  }
  return [...fixes.values()];
}

/** Of each warning the first host: the others would read the same. */
function warnedGroups({ warnings }: Report): readonly Group[] {
  return warnings.flatMap(({ groups }) => groups.slice(0, 1));
}

/** Which groups share a fix; those that no configuration repairs share none. */
function shareOut(groups: readonly Group[], server: Server): Iterable<Some<Group>> {
  const repairable = groups.filter(({ remedies }) => remedies.length > 0);
  return groupBy(repairable, (group) => {
    const together = server.shares !== 'nothing' && isConfigurable(group);
    return JSON.stringify(together ? [group.host] : [group.host, group.key]);
  }).values();
}

/** Fixes by group key; groups that share a fix have the same object. */
export function fixesByGroup(fixes: readonly Fix[]): ReadonlyMap<string, Fix> {
  return new Map(fixes.flatMap((fix) => fix.groups.map((key) => [key, fix] as const)));
}

function chooseServer(report: Report, wanted: string | null): Server {
  if (wanted !== null) {
    const server = findServer(wanted);
    if (server === null) throw new RangeError(`no server is called ${wanted}; there are ${serverIds.join(', ')}`);
    return server;
  }
  for (const { server } of report.sources) {
    const recognised = server === null ? null : recogniseServer(server);
    if (recognised !== null) return recognised;
  }
  return apache;
}
