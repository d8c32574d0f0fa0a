import type { Random } from '../helpers/random.js';
import type { Servers } from './log.js';

export const second = 1000;
export const minute = 60 * second;

/** A request that the pages announce. */
export type Endpoint = {
  readonly method: string;
  readonly path: string;
  readonly hasId: boolean;
  readonly weight: number;
};

export const endpoints: readonly Endpoint[] = [
  { method: 'PUT', path: '/api/v2/orders', hasId: true, weight: 30 },
  { method: 'POST', path: '/api/v2/orders', hasId: false, weight: 18 },
  { method: 'DELETE', path: '/api/v2/orders', hasId: true, weight: 6 },
  { method: 'PATCH', path: '/api/v2/customers', hasId: true, weight: 14 },
  { method: 'PUT', path: '/api/v2/profile', hasId: false, weight: 12 },
  { method: 'POST', path: '/api/v2/export', hasId: false, weight: 8 },
  { method: 'GET', path: '/api/v2/reports', hasId: true, weight: 12 },
];

/**
 * What is broken for a while.
 * - `refused`: OPTIONS is answered with an error
 * - `header-missing`: it is answered with 2xx and refused by the browser
 * - `one-back-end`: one of several back ends refuses; the others are sound
 */
export type IncidentKind = 'refused' | 'header-missing' | 'one-back-end';

export type Incident = {
  readonly kind: IncidentKind;
  readonly from: number;
  readonly until: number;
  readonly paths: ReadonlySet<string>;
  readonly status: number;
  readonly bytes: number;
  /** Of the preflights for these paths in that time. */
  readonly share: number;
};

/** What makes it harder than an ordinary morning. */
export type Hardship = {
  /** Of the pages that wait for a preflight, how many are closed. */
  readonly closed: number;
  /** Of the people, how many sit behind one address with one program. */
  readonly crowd: number;
  /** Of the requests, how many take seconds. */
  readonly slow: number;
  readonly people: readonly [from: number, to: number];
  /** How far each server's clock is ahead, in milliseconds; null: as it happens. */
  readonly clocks: readonly number[] | null;
  /** OPTIONS of bots: scanners from many addresses within minutes, and monitors all day. */
  readonly bots: number;
};

export const ordinary: Hardship = { closed: 0.01, crowd: 0.25, slow: 0.02, people: [80, 220], clocks: null, bots: 0 };

export type World = {
  readonly hardship: Hardship;
  readonly opening: number;
  readonly closing: number;
  readonly people: number;
  readonly servers: Servers;
  /** Seconds that browsers remember a preflight. */
  readonly maxAge: number;
  readonly incident: Incident | null;
};

const opening = Date.UTC(2026, 10, 21, 13);

export function makeWorld(random: Random, kind: IncidentKind | null, hardship: Hardship = ordinary): World {
  const closing = opening + random.between(40, 90) * minute;
  return {
    hardship,
    opening,
    closing,
    people: random.between(...hardship.people),
    servers: makeServers(random, hardship.clocks),
    maxAge: random.pick([0, 5, 60, 600]),
    incident: kind === null ? null : makeIncident(random, kind, closing - opening),
  };
}

function makeServers(random: Random, apart: readonly number[] | null): Servers {
  const merged = random.weighted<Servers['merged']>([
    ['as-written', 3],
    ['by-stamp', 2],
  ]);
  if (apart !== null) return { clocks: apart, sticky: random.chance(0.5), merged };
  if (random.chance(0.5)) return { clocks: [0], sticky: true, merged: 'as-written' };
  const clocks = Array.from({ length: random.between(2, 3) }, () => random.between(-900, 900));
  return { clocks, sticky: random.chance(0.5), merged };
}

function makeIncident(random: Random, kind: IncidentKind, span: number): Incident {
  const from = opening + Math.round(span * (0.25 + random.next() * 0.3));
  const isOver = random.chance(0.6);
  const until = isOver
    ? from + Math.round((opening + span - from) * (0.35 + random.next() * 0.35))
    : Number.POSITIVE_INFINITY;
  const paths = [...new Set(endpoints.map(({ path }) => path))];
  const broken = new Set([random.pick(paths)]);
  if (random.chance(0.5)) broken.add(random.pick(paths));
  const status = kind === 'refused' ? random.pick([405, 404, 500, 301, 401]) : kind === 'one-back-end' ? 502 : 204;
  // Sometimes the answer loses a header and some bytes, sometimes a wrong value is as long as the right one.
  const bytes = kind === 'header-missing' && random.chance(0.5) ? soundBytes : 271;
  const share = kind === 'one-back-end' ? random.pick([0.4, 0.5]) : 1;
  return { kind, from, until, paths: broken, status, bytes, share };
}

/** Bytes of a sound answer to a preflight. */
export const soundBytes = 441;

export function isBroken({ incident }: World, path: string, time: number, random: Random): boolean {
  if (incident === null || time < incident.from || time >= incident.until || !incident.paths.has(path)) return false;
  return incident.share === 1 || random.chance(incident.share);
}
