import type { HttpRecord } from '../model/http-record.js';
import { positionOf } from '../model/source-ref.js';
import { createGenerations } from './generations.js';
import type { OpenPreflight } from './open-preflights.js';
import { kindOfTarget } from './target-kind.js';

/**
 * Requests whose line came before that of their preflight: where the logs of two servers are merged by their stamps, or
 * lines are written in another order than they happened. Such a request counts only where none comes after the
 * preflight, for it may as well be another one, which needed no preflight or was covered by an earlier one.
 */
export type EarlyRequests = {
  /** A request that came after its preflight, as most do. */
  readonly learn: (request: HttpRecord) => void;
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
/** These may have needed no preflight, except where so many have followed one that pages are known to announce them. */
const mostlySimple: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const enoughFollowed = 5;
/** Kinds of targets whose followers are counted. */
const kindsKept = 2000;

export function createEarlyRequests(): EarlyRequests {
  const byKey = createGenerations<Candidate>(capacity);
  const expected = new WeakMap<OpenPreflight, Candidate>();
  let last: { readonly open: OpenPreflight; readonly fits: (request: HttpRecord) => boolean } | null = null;

  const followers = createGenerations<number>(kindsKept);

  const mayBeSimple = ({ method, url }: HttpRecord) =>
    mostlySimple.has(method) && (followers.get(kindOfTarget(url)) ?? 0) < enoughFollowed;

  const consider = (candidate: Candidate) => {
    if (last === null || !last.fits(candidate.record)) return;
    const { open } = last;
    if ((candidate.record.time ?? 0) <= open.time && mayBeSimple(candidate.record)) return;
    const before = expected.get(open);
    if (before === undefined || (before.record.time ?? 0) < (candidate.record.time ?? 0)) expected.set(open, candidate);
  };

  return {
    learn(request) {
      if (!mostlySimple.has(request.method)) return;
      const kind = kindOfTarget(request.url);
      followers.set(kind, (followers.get(kind) ?? 0) + 1);
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
      candidate.isTaken = true;
      return candidate.record;
    },
  };
}

function isBefore(record: HttpRecord, preflight: HttpRecord): boolean {
  return record.source.file === preflight.source.file && positionOf(record.source) < positionOf(preflight.source);
}
