import { hashText } from '../formats/format.js';
import type { HttpRecord } from '../model/http-record.js';

/** A 2xx preflight whose request has not come yet. */
export type OpenPreflight = {
  readonly record: HttpRecord;
  readonly key: string;
  readonly time: number;
  /** The method it announced, or null where not recorded. */
  readonly requestMethod: string | null;
};

export type OpenPreflights = {
  readonly open: (preflight: OpenPreflight) => void;
  /** The latest preflight of this key that fits, or null. It is open no more. */
  readonly claim: (key: string, fits: (preflight: OpenPreflight) => boolean) => OpenPreflight | null;
  /** Closes all that began before this time, oldest first. */
  readonly expire: (before: number) => void;
  readonly hasClient: (clientHash: number) => boolean;
};

/** Linked to those before and behind it, among all and among those of its key, so that each can leave at once. */
type Place = {
  readonly preflight: OpenPreflight;
  readonly slot: number;
  readonly weight: number;
  older: Place | null;
  newer: Place | null;
  olderOfKey: Place | null;
  newerOfKey: Place | null;
};

const filterBits = 16;
const filterMask = (1 << filterBits) - 1;

/**
 * Preflights waiting for their request. Bounded: beyond `capacity` (in records of a usual size) the oldest is given up
 * first, through `onClosed` like one whose window is over. `hasClient` asks a counting filter, so it may say yes for a
 * client without one.
 */
export function createOpenPreflights(
  capacity: number,
  onClosed: (preflight: OpenPreflight, reason: 'window-over' | 'too-many-open') => void,
): OpenPreflights {
  const newestOfKey = new Map<string, Place>();
  const clientCounts = new Uint32Array(1 << filterBits);
  let oldest: Place | null = null;
  let newest: Place | null = null;
  let weight = 0;

  const forget = (place: Place) => {
    const { older, newer, olderOfKey, newerOfKey } = place;
    weight -= place.weight;
    clientCounts[place.slot] = (clientCounts[place.slot] as number) - 1;
    if (older === null) oldest = newer;
    else older.newer = newer;
    if (newer === null) newest = older;
    else newer.older = older;
    if (olderOfKey !== null) olderOfKey.newerOfKey = newerOfKey;
    if (newerOfKey !== null) newerOfKey.olderOfKey = olderOfKey;
    else if (olderOfKey !== null) newestOfKey.set(place.preflight.key, olderOfKey);
    else newestOfKey.delete(place.preflight.key);
  };

  const close = (place: Place, reason: 'window-over' | 'too-many-open') => {
    forget(place);
    onClosed(place.preflight, reason);
  };

  return {
    open(preflight) {
      const { key, record } = preflight;
      const place: Place = {
        preflight,
        slot: hashText(record.client ?? '') & filterMask,
        weight: weigh(record),
        older: newest,
        newer: null,
        olderOfKey: newestOfKey.get(key) ?? null,
        newerOfKey: null,
      };
      if (newest === null) oldest = place;
      else newest.newer = place;
      newest = place;
      if (place.olderOfKey !== null) place.olderOfKey.newerOfKey = place;
      newestOfKey.set(key, place);
      clientCounts[place.slot] = (clientCounts[place.slot] as number) + 1;
      weight += place.weight;
      while (weight > capacity && oldest !== null) close(oldest, 'too-many-open');
    },
    claim(key, fits) {
      for (let place = newestOfKey.get(key) ?? null; place !== null; place = place.olderOfKey) {
        if (!fits(place.preflight)) continue;
        forget(place);
        return place.preflight;
      }
      return null;
    },
    expire(before) {
      while (oldest !== null && oldest.preflight.time < before) close(oldest, 'window-over');
    },
    hasClient: (clientHash) => clientCounts[clientHash & filterMask] !== 0,
  };
}

/** One for a record of the usual size, more for one with long values. */
function weigh({ url, requestHeaders }: HttpRecord): number {
  let length = url.length;
  for (const line of requestHeaders.lines) length += line[1].length;
  return 1 + (length >>> 10);
}
