import { hashText } from '../formats/format.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { isProbe } from './probe-targets.js';
import { kindOfTarget } from './target-kind.js';

/**
 * Tells a scanner from a browser where headers are not logged. A scanner with a browser's User-Agent shows no Referer,
 * asks for many targets of different kinds in a short time, and sends no request after them; a broken page asks for a
 * few, or for many of one kind.
 */
export type Scanners = {
  /** Every preflight: what several clients ask for belongs to a page, and is no sign of a scanner. */
  readonly see: (record: HttpRecord) => void;
  /** Counts an OPTIONS without Referer that was accepted; what becomes of it is not decided here. */
  readonly note: (record: HttpRecord) => void;
  /** Takes a refused OPTIONS without Referer, and hands it on when it is clear what it is. */
  readonly suspect: (record: HttpRecord) => void;
  /** The request came: this is no scanner, so far. */
  readonly absolve: (record: HttpRecord) => void;
  readonly isKnown: (record: HttpRecord) => boolean;
  /** Hands on what is older than this time. */
  readonly expire: (before: number) => void;
};

/** What becomes of a suspect. */
export type SuspectSink = {
  readonly scanned: (record: HttpRecord) => void;
  readonly cleared: (record: HttpRecord) => void;
};

/** Kinds of targets of one client within a minute, none with a request after it, that make it a scanner. */
const manyKinds = 8;
/** So many things that only scanners ask for do, however many clients do the same: botnets share their lists. */
const fewProbes = 3;
/** A crowd that is refused on few kinds of targets over and over need not be held. */
const heldAtMost = 64;
const period = 60_000;
/** So many clients make a kind of target one of a page. */
const severalClients = 3;
/** Clients kept under suspicion, and scanners remembered; the oldest is given up first. */
const capacity = 10_000;

type Suspect = {
  readonly since: number;
  readonly records: HttpRecord[];
  readonly kinds: Set<string>;
  readonly probes: Set<string>;
};

export function createScanners(sink: SuspectSink): Scanners {
  const suspects = new Map<string, Suspect>();
  const known = new Set<string>();
  /** Clients that asked for a kind of target, as bits. */
  const askers = new Map<string, number>();

  const clear = (key: string, suspect: Suspect) => {
    suspects.delete(key);
    for (const record of suspect.records) sink.cleared(record);
  };

  const convict = (key: string, suspect: Suspect) => {
    suspects.delete(key);
    if (known.size >= capacity) known.delete(known.values().next().value as string);
    known.add(key);
    for (const record of suspect.records) sink.scanned(record);
  };

  const clearOldest = () => {
    for (const [key, suspect] of suspects) return clear(key, suspect);
  };

  const suspectAt = (key: string, time: number): Suspect => {
    let suspect = suspects.get(key);
    if (suspect !== undefined && time - suspect.since > period) {
      clear(key, suspect);
      suspect = undefined;
    }
    if (suspect !== undefined) return suspect;
    if (suspects.size >= capacity) clearOldest();
    suspect = { since: time, records: [], kinds: new Set(), probes: new Set() };
    suspects.set(key, suspect);
    return suspect;
  };

  const count = (record: HttpRecord, held: boolean) => {
    const key = keyOf(record);
    const suspect = suspectAt(key, record.time ?? 0);
    if (held) suspect.records.push(record);
    const kind = kindOfTarget(record.url);
    if (countBits(askers.get(kind) ?? 0) < severalClients) suspect.kinds.add(kind);
    if (isProbe(kind)) suspect.probes.add(kind);
    if (suspect.kinds.size >= manyKinds || suspect.probes.size >= fewProbes) convict(key, suspect);
    else if (suspect.records.length >= heldAtMost) clear(key, suspect);
  };

  const isKnown = (record: HttpRecord) => known.has(keyOf(record));

  return {
    isKnown,
    see(record) {
      const kind = kindOfTarget(record.url);
      const bits = askers.get(kind) ?? 0;
      if (bits === 0 && askers.size >= capacity) askers.delete(askers.keys().next().value as string);
      askers.set(kind, bits | (1 << (hashText(record.client ?? '') & 31)));
    },
    note(record) {
      if (record.client !== null && record.time !== null && !isKnown(record)) count(record, false);
    },
    suspect(record) {
      if (record.client === null || record.time === null) sink.cleared(record);
      else if (isKnown(record)) sink.scanned(record);
      else count(record, true);
    },
    absolve(record) {
      const key = keyOf(record);
      const suspect = suspects.get(key);
      if (suspect !== undefined) clear(key, suspect);
    },
    expire(before) {
      for (const [key, suspect] of suspects) {
        if (suspect.since + period >= before) break;
        clear(key, suspect);
      }
    },
  };
}

/** Behind one address there may be others, with other programs. */
function keyOf(record: HttpRecord): string {
  return `${record.client ?? ''}\n${firstHeader(record.requestHeaders, 'user-agent') ?? ''}`;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}
