import type { HttpRecord } from '../model/http-record.js';
import { createGenerations } from './generations.js';

/**
 * Requests whose line came before that of their preflight: where the logs of two servers are merged by time, or lines
 * are written in another order than they happened.
 */
export type EarlyRequests = {
  /** Remembers a request that no preflight waits for. */
  readonly keep: (key: string, record: HttpRecord) => void;
  /** The latest request kept for this preflight's key that fits; forgets it. */
  readonly take: (key: string, fits: (record: HttpRecord) => boolean) => HttpRecord | null;
};

/** Requests kept, the newest. */
const capacity = 4096;

export function createEarlyRequests(): EarlyRequests {
  const byKey = createGenerations<HttpRecord>(capacity);
  return {
    keep(key, record) {
      if (record.time !== null) byKey.set(key, record);
    },
    take(key, fits) {
      const record = byKey.get(key);
      if (record === undefined || !fits(record)) return null;
      byKey.delete(key);
      return record;
    },
  };
}
