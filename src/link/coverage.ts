import type { HttpRecord } from '../model/http-record.js';
import { positionOf } from '../model/source-ref.js';
import { createGenerations } from './generations.js';

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
  const byKey = createGenerations<HttpRecord>(capacity);
  return {
    note(key, preflight) {
      if (byKey.get(key) === undefined) byKey.set(key, preflight);
    },
    find(key, request) {
      const preflight = byKey.get(key);
      return preflight !== undefined && isEarlier(preflight, request) ? preflight : null;
    },
  };
}

function isEarlier(preflight: HttpRecord, request: HttpRecord): boolean {
  if (preflight.source.file !== request.source.file) return true;
  return positionOf(preflight.source) < positionOf(request.source);
}
