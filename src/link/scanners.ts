import type { HttpRecord } from '../model/http-record.js';
import { targetOf } from './origin.js';

/**
 * Tells a scanner from a browser where headers are not logged. A scanner with a browser's User-Agent shows no Referer,
 * is refused everywhere, and asks for many different targets in a short time; a broken page asks for a few.
 */
export type Scanners = {
  /** Takes a refused OPTIONS without Referer, and hands it on when it is clear what it is. */
  readonly suspect: (record: HttpRecord) => void;
  /** Hands on what is older than this time. */
  readonly expire: (before: number) => void;
};

/** What becomes of a suspect. */
export type SuspectSink = {
  readonly scanned: (record: HttpRecord) => void;
  readonly cleared: (record: HttpRecord) => void;
};

/** Different targets of one client within a minute, all refused, that make it a scanner. */
const manyTargets = 8;
const period = 60_000;
/** Clients kept under suspicion, and scanners remembered; the oldest is given up first. */
const capacity = 10_000;

type Suspect = { readonly since: number; readonly records: HttpRecord[]; readonly targets: Set<string> };

export function createScanners(sink: SuspectSink): Scanners {
  const suspects = new Map<string, Suspect>();
  const known = new Set<string>();

  const clear = (client: string, suspect: Suspect) => {
    suspects.delete(client);
    for (const record of suspect.records) sink.cleared(record);
  };

  const convict = (client: string, suspect: Suspect) => {
    suspects.delete(client);
    if (known.size >= capacity) known.delete(known.values().next().value as string);
    known.add(client);
    for (const record of suspect.records) sink.scanned(record);
  };

  const clearOldest = () => {
    for (const [client, suspect] of suspects) return clear(client, suspect);
  };

  return {
    suspect(record) {
      const { client, time } = record;
      if (client === null || time === null) return sink.cleared(record);
      if (known.has(client)) return sink.scanned(record);
      let suspect = suspects.get(client);
      if (suspect !== undefined && time - suspect.since > period) {
        clear(client, suspect);
        suspect = undefined;
      }
      if (suspect === undefined) {
        if (suspects.size >= capacity) clearOldest();
        suspect = { since: time, records: [], targets: new Set() };
        suspects.set(client, suspect);
      }
      suspect.records.push(record);
      suspect.targets.add(targetOf(record.url));
      if (suspect.targets.size >= manyTargets) convict(client, suspect);
      // A crowd that is refused on one target over and over is no scanner, and need not be held.
      else if (suspect.records.length >= manyTargets * 4) clear(client, suspect);
    },
    expire(before) {
      for (const [client, suspect] of suspects) {
        if (suspect.since + period >= before) break;
        clear(client, suspect);
      }
    },
  };
}
