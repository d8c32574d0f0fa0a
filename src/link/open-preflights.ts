import { hashText } from '../formats/format.js';
import type { HttpRecord } from '../model/http-record.js';

/** A 2xx preflight whose request has not come yet. */
export type OpenPreflight = {
  readonly record: HttpRecord;
  readonly key: string;
  readonly time: number;
  /** The method it announced, or null where not recorded. */
  readonly requestMethod: string | null;
  claimed: boolean;
};

export type OpenPreflights = {
  readonly open: (preflight: OpenPreflight) => void;
  /** The latest unclaimed preflight that fits, or null. Claims it. */
  readonly claim: (key: string, fits: (preflight: OpenPreflight) => boolean) => OpenPreflight | null;
  /** Closes all that began before this time, oldest first. */
  readonly expire: (before: number) => void;
  readonly hasClient: (clientHash: number) => boolean;
};

const filterBits = 16;
const filterMask = (1 << filterBits) - 1;

/**
 * Preflights waiting for their request. Bounded: beyond `capacity` the oldest is given up first, through `onClosed`
 * like one whose window is over. `hasClient` asks a counting filter, so it may say yes for a client without one.
 */
export function createOpenPreflights(
  capacity: number,
  onClosed: (preflight: OpenPreflight, reason: 'window-over' | 'too-many-open') => void,
): OpenPreflights {
  const byKey = new Map<string, OpenPreflight[]>();
  const clientCounts = new Uint32Array(1 << filterBits);
  let queue: OpenPreflight[] = [];
  let head = 0;
  let waiting = 0;

  const slotOf = (preflight: OpenPreflight) => hashText(preflight.record.client ?? '') & filterMask;

  const forget = (preflight: OpenPreflight) => {
    waiting--;
    clientCounts[slotOf(preflight)] = (clientCounts[slotOf(preflight)] as number) - 1;
    const list = byKey.get(preflight.key);
    if (list === undefined) return;
    if (list.length === 1) byKey.delete(preflight.key);
    else list.splice(list.indexOf(preflight), 1);
  };

  const closeOldest = (reason: 'window-over' | 'too-many-open') => {
    const oldest = queue[head++] as OpenPreflight;
    if (head > 4096 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
    if (oldest.claimed) return;
    forget(oldest);
    onClosed(oldest, reason);
  };

  return {
    open(preflight) {
      queue.push(preflight);
      waiting++;
      clientCounts[slotOf(preflight)] = (clientCounts[slotOf(preflight)] as number) + 1;
      const list = byKey.get(preflight.key);
      if (list === undefined) byKey.set(preflight.key, [preflight]);
      else list.push(preflight);
      while (waiting > capacity) closeOldest('too-many-open');
    },
    claim(key, fits) {
      const list = byKey.get(key);
      if (list === undefined) return null;
      for (let i = list.length - 1; i >= 0; i--) {
        const candidate = list[i] as OpenPreflight;
        if (!fits(candidate)) continue;
        candidate.claimed = true;
        forget(candidate);
        return candidate;
      }
      return null;
    },
    expire(before) {
      while (
        head < queue.length &&
        ((queue[head] as OpenPreflight).claimed || (queue[head] as OpenPreflight).time < before)
      ) {
        closeOldest('window-over');
      }
    },
    hasClient: (clientHash) => clientCounts[clientHash & filterMask] !== 0,
  };
}
