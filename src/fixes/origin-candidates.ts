import type { OriginCandidate } from '../model/remedy.js';
import type { ExchangeRecord, Group } from '../model/report.js';
import { isAuthority, isOrigin } from './grammar.js';
import { originCautions } from './origin-cautions.js';

/**
 * The origins of a group's failures that fit the grammar, as candidates for an allow-list, most frequent first.
 * First, last and clients are given where the group's exemplars are all of its failures, or it has one origin only:
 * anything else would be a guess.
 */
export function originCandidates(group: Group): readonly OriginCandidate[] {
  const host = group.host !== null && isAuthority(group.host) ? group.host : null;
  const candidates: OriginCandidate[] = [];
  for (const { value, count } of group.origins.items) {
    if (!isOrigin(value)) continue;
    const { clients, first, last } = sightings(group, value);
    const cautions = originCautions(value, host, clients === 1);
    candidates.push({ origin: value, count, clients, first, last, cautions });
  }
  return candidates;
}

type Sightings = Pick<OriginCandidate, 'clients' | 'first' | 'last'>;

function sightings(group: Group, origin: string): Sightings {
  if (group.origins.items.length === 1 && group.origins.others === 0) {
    return { clients: group.clients.count, first: group.first, last: group.last };
  }
  if (group.exemplars.length < group.count) {
    // No origin can have more clients than the whole group.
    return { clients: group.clients.count === 1 ? 1 : null, first: null, last: null };
  }
  return sightingsIn(group.exemplars.filter((exemplar) => exemplar.origin === origin));
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
