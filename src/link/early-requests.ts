import type { HttpRecord } from '../model/http-record.js';
import { positionOf } from '../model/source-ref.js';
import { createGenerations } from './generations.js';
import type { OpenPreflight } from './open-preflights.js';

/**
 * Requests whose line came before that of their preflight: where the logs of two servers are merged by their stamps, or
 * lines are written in another order than they happened. Such a request counts only where none comes after the
 * preflight, for it may as well be another one, which needed no preflight or was covered by an earlier one; and only in
 * a log that is out of order altogether. One server writes the line of a preflight before it gets the request.
 */
export type EarlyRequests = {
  /** A request came after its preflight, as most do; `telling`: see `isTelling`. */
  readonly learn: (telling: boolean) => void;
  /** Remembers a request that no preflight waits for. */
  readonly keep: (record: HttpRecord, key: string) => void;
  /** A preflight is opened: the latest request kept for its key may be its own. */
  readonly expect: (open: OpenPreflight, fits: (request: HttpRecord) => boolean) => void;
  /** Whether this is a line from before the preflight that was opened last, which the reader has gone back to. */
  readonly isFromBefore: (record: HttpRecord) => boolean;
  /** Keeps such a line for that preflight, if it fits. */
  readonly offer: (record: HttpRecord, key: string) => void;
  /** The request kept for a preflight that nothing followed; null where there is none. */
  readonly takeFor: (open: OpenPreflight) => HttpRecord | null;
};

type Candidate = { readonly record: HttpRecord; isTaken: boolean };

/** Requests kept, the newest. */
const capacity = 4096;
/** These may have needed no preflight, so they do not show in which order a log is. */
const mostlySimple: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** So many others that stand before their preflight, and this share of all, show that the log is out of order. */
const enoughBefore = 3;
const shareBefore = 0.02;

/** Whether a method shows that its request was announced, and so in which order a log is. */
export function isTelling(method: string): boolean {
  return !mostlySimple.has(method);
}

export function createEarlyRequests(): EarlyRequests {
  const byKey = createGenerations<Candidate>(capacity);
  const expected = new WeakMap<OpenPreflight, Candidate>();
  let last: { readonly open: OpenPreflight; readonly fits: (request: HttpRecord) => boolean } | null = null;

  let after = 0;
  let before = 0;

  const consider = (candidate: Candidate) => {
    if (last === null || !last.fits(candidate.record)) return;
    const { open } = last;
    const other = expected.get(open);
    if (other === undefined || (other.record.time ?? 0) < (candidate.record.time ?? 0)) expected.set(open, candidate);
  };

  return {
    learn(telling) {
      if (telling) after++;
    },
    keep(record, key) {
      if (record.time !== null) byKey.set(key, { record, isTaken: false });
    },
    expect(open, fits) {
      last = { open, fits };
      const kept = byKey.get(open.key);
      if (kept !== undefined) consider(kept);
    },
    isFromBefore: (record) => last !== null && isBefore(record, last.open.record),
    offer(record, key) {
      if (last === null || key !== last.open.key || record.time === null) return;
      // The reader may come back to the same line for the next preflight.
      const kept = byKey.get(key);
      const isKnown = kept !== undefined && positionOf(kept.record.source) === positionOf(record.source);
      const candidate = isKnown ? kept : { record, isTaken: false };
      if (!isKnown) byKey.set(key, candidate);
      consider(candidate);
    },
    takeFor(open) {
      const candidate = expected.get(open);
      if (candidate === undefined || candidate.isTaken) return null;
      if (isTelling(candidate.record.method)) before++;
      if (before < enoughBefore || before < shareBefore * (before + after)) return null;
      candidate.isTaken = true;
      return candidate.record;
    },
  };
}

function isBefore(record: HttpRecord, preflight: HttpRecord): boolean {
  return record.source.file === preflight.source.file && positionOf(record.source) < positionOf(preflight.source);
}
