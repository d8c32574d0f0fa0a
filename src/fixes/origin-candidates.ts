import type { OriginCandidate } from '../model/remedy.js';
import type { ExchangeRecord, Group, SeenOrigin } from '../model/report.js';
import { isAuthority, isOrigin } from './grammar.js';
import { originCautions } from './origin-cautions.js';

type Sightings = Pick<OriginCandidate, 'clients' | 'about' | 'first' | 'last'>;

/** The origins of the groups' failures that fit the grammar, as candidates for an allow-list, most frequent first. */
export function originCandidates(groups: readonly Group[]): readonly OriginCandidate[] {
  const seen = new Map<string, { count: number; readonly having: Set<Group> }>();
  for (const group of groups) {
    for (const { value, count } of group.origins.items) {
      const known = seen.get(value);
      if (known !== undefined) {
        known.count += count;
        known.having.add(group);
      } else if (isOrigin(value)) seen.set(value, { count, having: new Set([group]) });
    }
  }
  const host = groups.map((group) => group.host).find((name) => name !== null && isAuthority(name)) ?? null;
  const candidates = [...seen].map(([origin, { count, having }]): OriginCandidate => {
    const sighted = sightings([...having], origin);
    return { origin, count, ...sighted, cautions: originCautions(origin, host, sighted.clients === 1) };
  });
  return candidates.sort((a, b) => b.count - a.count || (a.origin < b.origin ? -1 : 1));
}

/**
 * Given where the exemplars are all failures there are, or one group has this origin alone: anything else would be a
 * guess. `having`: the groups with this origin.
 */
function sightings(having: readonly Group[], origin: string): Sightings {
  const [only] = having;
  if (having.length === 1 && only !== undefined && hasOneOrigin(only)) {
    return { clients: only.clients.count, first: only.first, last: only.last };
  }
  if (having.every(({ exemplars, count }) => exemplars.length >= count)) {
    return sightingsIn(having.flatMap(({ exemplars }) => exemplars).filter((exemplar) => exemplar.origin === origin));
  }
  const seen = having.map(({ seenOrigins = [] }) => seenOrigins.find((one) => one.origin === origin));
  if (seen.every((one) => one !== undefined)) return together(seen);
  // No origin can have more clients than the whole group.
  return { clients: having.length === 1 && only?.clients.count === 1 ? 1 : null, first: null, last: null };
}

function hasOneOrigin({ origins }: Group): boolean {
  return origins.items.length === 1 && origins.others === 0;
}

function sightingsIn(records: readonly ExchangeRecord[]): Sightings {
  const clients = new Set<string>();
  let first: string | null = null;
  let last: string | null = null;
  for (const { client, time } of records) {
    if (client !== null) clients.add(client);
    if (time === null) continue;
    if (first === null || time < first) first = time;
    if (last === null || time > last) last = time;
  }
  return { clients: clients.size === 0 ? null : clients.size, first, last };
}

/** What several groups saw of one origin; their clients may be the same, so of those only the most in one is known. */
function together(seen: readonly SeenOrigin[]): Sightings {
  let first: string | null = null;
  let last: string | null = null;
  let most: SeenOrigin['clients'] = null;
  for (const one of seen) {
    if (one.first !== null && (first === null || one.first < first)) first = one.first;
    if (one.last !== null && (last === null || one.last > last)) last = one.last;
    if (one.clients !== null && one.clients.count > (most?.count ?? 0)) most = one.clients;
  }
  if (most === null || seen.some(({ clients }) => clients === null)) return { clients: null, first, last };
  const others = new Set(seen.map(({ onlyClient }) => onlyClient)).size;
  if (most.count === 1 && others === 1) return { clients: 1, first, last };
  return { clients: Math.max(most.count, others), about: true, first, last };
}
