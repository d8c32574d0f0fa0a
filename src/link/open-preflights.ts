import { hashText } from '../formats/format.js';
import type { HttpRecord } from '../model/http-record.js';
import { createTimeHeap } from './time-heap.js';

/** A 2xx preflight whose request has not come yet. */
export type OpenPreflight = {
  readonly record: HttpRecord;
  readonly key: string;
  readonly time: number;
  /** Of the clock, when it was opened. */
  readonly era: number;
  /** What said that it is a preflight. */
  readonly rule: string;
  /** The method it announced, or null where not recorded. */
  readonly requestMethod: string | null;
};

export type OpenPreflights = {
  readonly open: (preflight: OpenPreflight) => void;
  /**
   * The preflight of this key that fits a request of this time: the nearest that is not later, else the nearest later
   * one, for the clocks of two servers differ. Null where none fits. It is open no more.
   */
  readonly claim: (
    key: string,
    time: number | null,
    fits: (preflight: OpenPreflight) => boolean,
  ) => OpenPreflight | null;
  /** Closes all that began before this time, the earliest first. */
  readonly expire: (before: number) => void;
  /** Whether this client, or one with the same hash, has one. */
  readonly hasClient: (clientHash: number) => boolean;
  /** How many there are for each value of the low bits of such a hash. */
  readonly byLowBits: Uint32Array;
};

/** How a preflight is given up, and whether another for the same came while it waited. */
export type Closed = (preflight: OpenPreflight, reason: 'window-over' | 'too-many-open', askedAgain: boolean) => void;

/** Linked to those before and behind it among those of its key, so that it can leave at once. */
type Place = {
  readonly preflight: OpenPreflight;
  readonly time: number;
  readonly clientHash: number;
  readonly weight: number;
  isOpen: boolean;
  askedAgain: boolean;
  earlierOfKey: Place | null;
  laterOfKey: Place | null;
};

const filterBits = 16;
const filterMask = (1 << filterBits) - 1;
/** Preflights of one client for one target that are looked at for one request. */
const mostLookedAt = 256;

/**
 * Preflights waiting for their request. Bounded: beyond `capacity` (in records of a usual size) the earliest is given up
 * first, through `onClosed` like one whose window is over.
 */
export function createOpenPreflights(capacity: number, onClosed: Closed): OpenPreflights {
  const latestOfKey = new Map<string, Place>();
  /** How many each client has, by its hash; and by a part of the hash, which answers for nearly every line. */
  const ofClient = new Map<number, number>();
  const filter = new Uint32Array(1 << filterBits);
  const queue = createTimeHeap<Place>();
  let weight = 0;

  const countClient = (hash: number, change: 1 | -1) => {
    const slot = hash & filterMask;
    filter[slot] = (filter[slot] as number) + change;
    const count = (ofClient.get(hash) ?? 0) + change;
    if (count === 0) ofClient.delete(hash);
    else ofClient.set(hash, count);
  };

  const forget = (place: Place) => {
    const { earlierOfKey, laterOfKey } = place;
    place.isOpen = false;
    weight -= place.weight;
    countClient(place.clientHash, -1);
    if (earlierOfKey !== null) earlierOfKey.laterOfKey = laterOfKey;
    if (laterOfKey !== null) laterOfKey.earlierOfKey = earlierOfKey;
    else if (earlierOfKey !== null) latestOfKey.set(place.preflight.key, earlierOfKey);
    else latestOfKey.delete(place.preflight.key);
  };

  const closeEarliest = (reason: 'window-over' | 'too-many-open') => {
    const place = queue.pop();
    if (place === undefined || !place.isOpen) return;
    forget(place);
    onClosed(place.preflight, reason, place.askedAgain);
  };

  /** Behind those of its key that are not later; where many are, not quite. */
  const insert = (place: Place) => {
    let later: Place | null = null;
    let earlier = latestOfKey.get(place.preflight.key) ?? null;
    for (let i = 0; i < mostLookedAt && earlier !== null && earlier.time > place.time; i++) {
      later = earlier;
      earlier = earlier.earlierOfKey;
    }
    place.earlierOfKey = earlier;
    place.laterOfKey = later;
    if (earlier !== null) {
      earlier.laterOfKey = place;
      if (earlier.preflight.era === place.preflight.era) earlier.askedAgain = true;
    }
    if (later !== null) later.earlierOfKey = place;
    else latestOfKey.set(place.preflight.key, place);
  };

  return {
    open(preflight) {
      const place: Place = {
        preflight,
        time: preflight.time,
        clientHash: hashText(preflight.record.client ?? '') | 0,
        weight: weigh(preflight.record),
        isOpen: true,
        askedAgain: false,
        earlierOfKey: null,
        laterOfKey: null,
      };
      insert(place);
      queue.push(place);
      countClient(place.clientHash, 1);
      weight += place.weight;
      while (weight > capacity && queue.peek() !== undefined) closeEarliest('too-many-open');
    },
    claim(key, time, fits) {
      const place = findNearest(latestOfKey.get(key) ?? null, time ?? Number.POSITIVE_INFINITY, fits);
      if (place === null) return null;
      forget(place);
      return place.preflight;
    },
    expire(before) {
      for (let place = queue.peek(); place !== undefined; place = queue.peek()) {
        if (place.isOpen && place.time >= before) return;
        closeEarliest('window-over');
      }
    },
    byLowBits: filter,
    hasClient: (clientHash) => filter[clientHash & filterMask] !== 0 && ofClient.has(clientHash | 0),
  };
}

function findNearest(latest: Place | null, time: number, fits: (preflight: OpenPreflight) => boolean): Place | null {
  let later: Place | null = null;
  let place = latest;
  for (let i = 0; i < mostLookedAt && place !== null; i++) {
    if (fits(place.preflight)) {
      if (place.time <= time) return place;
      later = place;
    }
    place = place.earlierOfKey;
  }
  return later;
}

/** One for a record of the usual size, more for one with long values. */
function weigh({ url, requestHeaders }: HttpRecord): number {
  let length = url.length;
  for (const line of requestHeaders.lines) length += line[1].length;
  return 1 + (length >>> 10);
}
