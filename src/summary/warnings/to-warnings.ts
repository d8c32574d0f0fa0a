import { findWarning, warnings } from '../../causes/warnings.js';
import type { WarningReport } from '../../model/report.js';
import type { GroupTally } from '../group-tally.js';
import { toWarningGroup, type WarnedPlace } from './warned-place.js';
import { parseWarningKey, type WarningTally } from './warning-tally.js';

const valuesShown = 20;
const hostsShown = 20;

/** The warnings of a report, holes first; of each the hosts, most frequent first. */
export function toWarnings(tally: WarningTally, others: readonly WarnedPlace[]): readonly WarningReport[] {
  const places = new Map<string, WarnedPlace[]>();
  for (const place of [...placesIn(tally), ...others]) {
    const known = places.get(place.id);
    if (known === undefined) places.set(place.id, [place]);
    else known.push(place);
  }
  return warnings.flatMap(({ id }) => {
    const found = places.get(id);
    return found === undefined ? [] : [toWarning(id, found)];
  });
}

function toWarning(id: string, places: readonly WarnedPlace[]): WarningReport {
  const { title, advice } = findWarning(id);
  const ordered = [...places].sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : 1));
  const count = places.reduce((sum, place) => sum + place.count, 0);
  return { id, count, title, advice, groups: ordered.slice(0, hostsShown).map(toWarningGroup) };
}

function placesIn(tally: WarningTally): readonly WarnedPlace[] {
  return [...tally.entries(), ...tally.rests()].map(([key, { group, paths }]) => ({
    ...parseWarningKey(key),
    ...countedIn(group),
    paths,
    certainty: 'certain',
    evidence: [],
    findings: group.exemplars.all(),
  }));
}

function countedIn(group: GroupTally) {
  return {
    count: group.count,
    total: group.count,
    first: finite(group.first),
    last: finite(group.last),
    clients: group.clients.count(),
    origins: group.origins.top(valuesShown),
    methods: group.methods.top(valuesShown),
    headers: group.headers.top(valuesShown),
  };
}

function finite(time: number): number | null {
  return Number.isFinite(time) ? time : null;
}
