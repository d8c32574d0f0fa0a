import { announcedMethod } from '../../cors/requested.js';
import { hashText } from '../../formats/format.js';
import type { ExchangeFinding } from '../../model/finding.js';
import { firstHeader, type HttpRecord, isRecorded, readHeader } from '../../model/http-record.js';
import type { SeenPreflight } from '../../model/seen-preflight.js';
import { type BoundedMap, createBoundedMap } from '../bounded-map.js';
import { mainRecord } from '../exchange-record.js';
import { earlier } from './earlier.js';
import { longestHost } from './warning-tally.js';

/**
 * How often clients sent the same preflight, though the one before it had passed. Only some clients are followed: those
 * with the smallest hashes, so that it is the same ones whatever the order. Counts, first and last times are all that is
 * kept: they add up in any order, and bound from below what was sent too often.
 */
export type RepeatTally = {
  readonly add: (finding: ExchangeFinding) => void;
  /**
   * Whether `pass` will do instead of `add`, for a passed preflight of whose answer nothing is recorded: always where the
   * client is not followed, else where an earlier one stands for what it asked.
   */
  readonly mayPass: (asking: Asking, repeat: Repeat) => boolean;
  readonly pass: (asking: Asking, repeat: Repeat) => void;
  readonly merge: (other: RepeatTally) => void;
  /** Passed preflights whose answers are not kept for long, in all; and those of the followed clients, by what they asked. */
  readonly state: () => { readonly seen: number; readonly clients: ReadonlyMap<number, BoundedMap<Asked>> };
};

/** What preflights have in common that differ only in client, URL, time and size: see `keyOf`. */
export type Asking = Readonly<Record<'host' | 'method' | 'origin' | 'agent', string>>;

type Repeat = Omit<SeenPreflight, 'client'>;

/** One client's preflights for one method, URL and origin. Times are milliseconds since the epoch. */
export type Asked = {
  count: number;
  first: number;
  last: number;
  bytes: number;
  /** Whether the bytes of all of them are known. */
  sized: boolean;
  /** Answers that said how long they may be kept, or showed that nothing said so. */
  recorded: number;
  example: ExchangeFinding | null;
};

const maxAge = 'access-control-max-age';
const clientsKept = 128;
const askedKept = 64;
/** An answer that is kept this long, in seconds, is nobody's storm. */
const longEnough = 60;
const longestUrl = 300;
/** Beyond these what a client asked may soon be counted in another place. */
const fewAsked = 32;

export function createRepeatTally(): RepeatTally {
  let clients = new Map<number, BoundedMap<Asked>>();
  let limit = largestHash;
  let seen = 0;

  const compact = (most: number) => {
    if (clients.size <= most) return;
    const hashes = [...clients.keys()].sort((a, b) => a - b);
    clients = new Map(hashes.slice(0, clientsKept).map((hash) => [hash, clients.get(hash) as BoundedMap<Asked>]));
    limit = hashes[clientsKept - 1] as number;
  };

  const followed = (hash: number): BoundedMap<Asked> | null => {
    if (hash > limit) return null;
    const known = clients.get(hash);
    if (known !== undefined) return known;
    clients.set(hash, createAsked());
    compact(clientsKept * 1.5);
    return clients.get(hash) ?? null;
  };

  return {
    add(finding) {
      const { preflight } = finding.exchange;
      if (finding.verdict !== 'passed' || preflight === null || preflight.time === null) return;
      const kept = keptFor(preflight);
      if (kept !== 'unrecorded' && kept >= longEnough) return;
      seen++;
      const asked = followed(scramble(hashText(preflight.client ?? '')));
      if (asked === null) return;
      const key = keyOf(askingOf(finding, preflight), preflight.url);
      const place = asked.at(key) ?? asked.rest(key);
      count(place, preflight.time, preflight.marks.bytesSent ?? -1);
      if (kept !== 'unrecorded') place.recorded++;
      place.example = earlier(place.example, finding);
    },
    mayPass(asking, { time, clientHash, url }) {
      const hash = scramble(clientHash);
      if (hash > limit) return true;
      const asked = clients.get(hash);
      if (asked === undefined || asked.size() > fewAsked) return false;
      const example = asked.find(keyOf(asking, url()))?.example ?? null;
      return example !== null && (mainRecord(example).time ?? time) < time;
    },
    pass(asking, { time, clientHash, url, size }) {
      seen++;
      const hash = scramble(clientHash);
      const asked = hash > limit ? undefined : clients.get(hash);
      if (asked === undefined) return;
      const key = keyOf(asking, url());
      count(asked.at(key) ?? asked.rest(key), time, size);
    },
    merge(other) {
      const theirs = other.state();
      seen += theirs.seen;
      for (const [hash, asked] of theirs.clients) followed(hash)?.merge(asked);
    },
    state() {
      compact(clientsKept);
      return { seen, clients };
    },
  };
}

/** Access-Control-Max-Age in seconds; 5 where nothing says so (Fetch, CORS-preflight fetch, step 7). */
function keptFor({ responseHeaders }: HttpRecord): number | 'unrecorded' {
  if (!isRecorded(responseHeaders, maxAge)) return 'unrecorded';
  const values = readHeader(responseHeaders, maxAge);
  if (values === 'unrecorded') return values;
  const [value = ''] = values;
  return values.length === 1 && /^-?[0-9]{1,12}$/.test(value.trim()) ? Number(value) : 5;
}

/** `size` in bytes; -1 where it is not known. */
function count(asked: Asked, time: number, size: number): void {
  asked.count++;
  if (time < asked.first) asked.first = time;
  if (time > asked.last) asked.last = time;
  if (size < 0) asked.sized = false;
  else asked.bytes += size;
}

export function askingOf({ exchange }: ExchangeFinding, { host, requestHeaders }: HttpRecord): Asking {
  return {
    host: (host ?? '').toLowerCase().slice(0, longestHost),
    method: announcedMethod(requestHeaders) ?? '',
    origin: (exchange.origin ?? '').slice(0, longestUrl),
    agent: String(hashText(firstHeader(requestHeaders, 'user-agent') ?? '')),
  };
}

/** What the preflight cache keeps answers by, as far as it shows, with the host first. */
function keyOf({ host, method, origin, agent }: Asking, url: string): string {
  const target = url.length <= longestUrl ? url : `${url.slice(0, longestUrl)} ${hashText(url)}`;
  return JSON.stringify([host, method, target, origin, agent]);
}

export function hostOfKey(key: string): string {
  return (JSON.parse(key) as readonly [string])[0];
}

function createAsked(): BoundedMap<Asked> {
  return createBoundedMap({
    capacity: askedKept,
    make: (): Asked => ({
      count: 0,
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
      bytes: 0,
      sized: true,
      recorded: 0,
      example: null,
    }),
    fold: (into, from) => {
      into.count += from.count;
      into.first = Math.min(into.first, from.first);
      into.last = Math.max(into.last, from.last);
      into.bytes += from.bytes;
      into.sized &&= from.sized;
      into.recorded += from.recorded;
      into.example = earlier(into.example, from.example);
    },
    restKey: () => '',
  });
}

/** Thirty bits: what engines keep without a box. */
const largestHash = 0x3fffffff;

/** Spreads the hashes of neighbouring addresses. */
function scramble(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) & largestHash;
}
