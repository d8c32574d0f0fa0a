import type { ExchangeFinding } from '../../model/finding.js';
import { pathTemplate } from '../../model/path-template.js';
import { createCounts } from '../counts.js';
import { createDistinct } from '../distinct.js';
import { mainRecord } from '../exchange-record.js';
import { type Asked, hostOfKey, type RepeatTally } from './repeat-tally.js';
import type { WarnedPlace } from './warned-place.js';
import { pathsKept } from './warning-tally.js';

/** What a sane Access-Control-Max-Age would need at most: one preflight for each stretch of this many milliseconds. */
const stretch = 600_000;
/** Preflights within it were sent at once: nothing a server says could have saved them. */
const atOnce = 10_000;
/** Fewer are no storm, whatever their share. */
const fewestRepeated = 20;
const leastShare = 0.3;
/** One busy address may be a crowd behind it, whose browsers know nothing of each other. */
const mostOfOneClient = 0.5;
const fewClients = 3;
const examplesShown = 10;

type Host = {
  preflights: number;
  repeated: number;
  /** Bytes of the repeated ones; null where not all are known. */
  bytes: number | null;
  recorded: number;
  first: number;
  last: number;
  /** What each client repeated, and all clients that asked at all. */
  readonly byClient: Map<number, number>;
  readonly clients: Set<number>;
  readonly asked: { readonly repeated: number; readonly asked: Asked; readonly key: string }[];
};

/** Hosts that are asked the same again and again. `lines`: all requests of the input, 0 where not known. */
export function repeatWarnings(tally: RepeatTally, lines: number): readonly WarnedPlace[] {
  const { seen, clients } = tally.state();
  const hosts = new Map<string, Host>();
  let followed = 0;
  for (const [client, asked] of clients) {
    for (const [key, one] of asked.entries()) addAsked(hosts, client, key, one);
    for (const [, { count }] of [...asked.entries(), ...asked.rests()]) followed += count;
  }
  const scale = followed === 0 ? 1 : Math.max(1, seen / followed);
  return [...hosts].flatMap(([host, found]) => (isStorm(found) ? [toPlace(host, found, scale, lines)] : []));
}

function addAsked(hosts: Map<string, Host>, client: number, key: string, asked: Asked): void {
  const name = hostOfKey(key);
  const host = hosts.get(name) ?? emptyHost();
  hosts.set(name, host);
  host.preflights += asked.count;
  host.clients.add(client);
  const needed = 1 + Math.floor((asked.last - asked.first) / stretch);
  const repeated = asked.last - asked.first < atOnce ? 0 : Math.max(0, asked.count - needed);
  if (repeated === 0) return;
  host.repeated += repeated;
  host.bytes = host.bytes === null || !asked.sized ? null : host.bytes + (asked.bytes / asked.count) * repeated;
  host.recorded += asked.recorded;
  host.first = Math.min(host.first, asked.first);
  host.last = Math.max(host.last, asked.last);
  host.byClient.set(client, (host.byClient.get(client) ?? 0) + repeated);
  host.asked.push({ repeated, asked, key });
}

function emptyHost(): Host {
  return {
    preflights: 0,
    repeated: 0,
    bytes: 0,
    recorded: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    byClient: new Map(),
    clients: new Set(),
    asked: [],
  };
}

function isStorm({ preflights, repeated, byClient, clients }: Host): boolean {
  if (repeated < fewestRepeated || repeated < leastShare * preflights) return false;
  if (clients.size < fewClients) return true;
  return byClient.size >= fewClients && Math.max(...byClient.values()) <= mostOfOneClient * repeated;
}

function toPlace(name: string, host: Host, scale: number, lines: number): WarnedPlace {
  const ordered = [...host.asked].sort((a, b) => b.repeated - a.repeated || (a.key < b.key ? -1 : 1));
  const repeated = Math.round(host.repeated * scale);
  const preflights = Math.round(host.preflights * scale);
  const findings = ordered.flatMap(({ asked }) => asked.example ?? []).slice(0, examplesShown);
  const paths = createCounts(pathsKept);
  const clients = createDistinct();
  const origins = createCounts(20);
  for (const { asked, repeated: times } of ordered) {
    if (asked.example === null) continue;
    const { url, client } = mainRecord(asked.example);
    paths.add(pathTemplate(url), times);
    if (client !== null) clients.add(client);
    if (asked.example.exchange.origin !== null) origins.add(asked.example.exchange.origin, times);
  }
  return {
    id: 'preflights-repeated',
    host: name,
    paths,
    count: repeated,
    total: preflights,
    certainty: host.recorded > 0 ? 'certain' : 'likely',
    first: host.first,
    last: host.last,
    clients: { ...clients.count(), ...(scale > 1 ? { exact: false } : {}) },
    origins: origins.top(20),
    methods: { items: [], others: 0 },
    headers: { items: [], others: 0 },
    evidence: [cost(repeated, preflights, host, scale, lines), ...worst(ordered[0]), kept(host)],
    findings,
  };
}

function cost(repeated: number, preflights: number, { bytes }: Host, scale: number, lines: number): string {
  const about = scale > 1 ? 'About ' : 'At least ';
  const share = lines > 0 ? `, ${((repeated / lines) * 100).toFixed(1)} % of all ${lines} requests` : '';
  const size = bytes === null || bytes === 0 ? '' : `, ${Math.ceil((bytes * scale) / 1000)} kB of answers`;
  return `${about}${repeated} of ${preflights} preflights that passed would not have been sent with Access-Control-Max-Age: 600${share}${size}.`;
}

function worst(most: { readonly asked: Asked } | undefined): readonly string[] {
  const finding: ExchangeFinding | null = most?.asked.example ?? null;
  if (most === undefined || finding === null) return [];
  const { count, first, last } = most.asked;
  const { client, url } = mainRecord(finding);
  const every = Math.max(1, Math.round((last - first) / 1000 / Math.max(1, count - 1)));
  return [`${client ?? 'The browser'} asked ${count} times for ${url}, every ${every} seconds.`];
}

function kept({ recorded }: Host): string {
  return recorded > 0
    ? 'The answers carry no Access-Control-Max-Age, or one of less than a minute.'
    : 'The input does not record Access-Control-Max-Age, and one address may be several browsers.';
}
