import type { ExchangeFinding } from '../../model/finding.js';
import { pathTemplate } from '../../model/path-template.js';
import type { WarningId } from '../../model/verdict.js';
import { type BoundedMap, createBoundedMap } from '../bounded-map.js';
import { type Counts, createCounts } from '../counts.js';
import { mainRecord } from '../exchange-record.js';
import { addToGroup, createGroupTally, foldGroups, type GroupTally } from '../group-tally.js';

/** What single exchanges gave rise to, for each warning and host. */
export type WarningTally = BoundedMap<WarnedHost>;

export type WarnedHost = { readonly group: GroupTally; readonly paths: Counts };

const hostsKept = 200;
const exemplarsKept = 10;
export const pathsKept = 50;

export function createWarningTally(): WarningTally {
  return createBoundedMap({
    capacity: hostsKept,
    make: () => ({ group: createGroupTally(() => exemplarsKept), paths: createCounts(pathsKept) }),
    fold: foldWarned,
    restKey: (key) => warningKey(parseWarningKey(key).id, otherHosts),
  });
}

export function addWarnings(tally: WarningTally, finding: ExchangeFinding): void {
  if (finding.warnings.length === 0) return;
  const { host, url } = mainRecord(finding);
  for (const id of finding.warnings) {
    const key = warningKey(id, host ?? '');
    const warned = tally.at(key) ?? tally.rest(key);
    addToGroup(warned.group, finding);
    warned.paths.add(pathTemplate(url));
  }
}

function foldWarned(into: WarnedHost, from: WarnedHost): void {
  foldGroups(into.group, from.group);
  into.paths.merge(from.paths);
}

/** No host is called so. */
const otherHosts = 'other hosts';

/** Longest host that is told apart: it is the attacker's. */
export const longestHost = 100;

function warningKey(id: WarningId, host: string): string {
  return JSON.stringify([id, host.toLowerCase().slice(0, longestHost)]);
}

export function parseWarningKey(key: string): { readonly id: WarningId; readonly host: string } {
  const [id, host] = JSON.parse(key) as [WarningId, string];
  return { id, host };
}
