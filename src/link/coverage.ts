import type { HttpRecord } from '../model/http-record.js';
import { positionOf } from '../model/source-ref.js';

/**
 * Remembers preflights that let their request out, so that later requests without one are known to be covered by the
 * preflight cache. Keeps the first of each key; of the keys at least the newest half of `capacity`.
 */
export type Coverage = {
  readonly note: (key: string, preflight: HttpRecord) => void;
  /** An earlier preflight for this key, or null. */
  readonly find: (key: string, request: HttpRecord) => HttpRecord | null;
};

export function createCoverage(capacity: number): Coverage {
  // Two generations: to take the oldest key out of a map means to step over all that have been taken out before.
  let young = new Map<string, HttpRecord>();
  let old = new Map<string, HttpRecord>();
  const get = (key: string) => young.get(key) ?? old.get(key);
  return {
    note(key, preflight) {
      if (get(key) !== undefined) return;
      if (young.size >= capacity / 2) {
        old = young;
        young = new Map();
      }
      young.set(key, preflight);
    },
    find(key, request) {
      const preflight = get(key);
      return preflight !== undefined && isEarlier(preflight, request) ? preflight : null;
    },
  };
}

function isEarlier(preflight: HttpRecord, request: HttpRecord): boolean {
  if (preflight.source.file !== request.source.file) return true;
  return positionOf(preflight.source) < positionOf(request.source);
}
