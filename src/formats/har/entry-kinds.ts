import type { HttpRecord } from '../../model/http-record.js';
import type { SourceRef } from '../../model/source-ref.js';
import { parseHarTime } from './har-time.js';
import { authorityOf } from './har-url.js';

/** What entries of one kind have in common. */
export type EntryKind = {
  /** Of the first of them; null where nobody needs any. */
  readonly record: HttpRecord | null;
  /** Whether the recorder filed them under a page. */
  readonly page: boolean;
};

/**
 * Nearly all entries of a recording that matter are like an earlier one in all that anybody asks for but URL and time.
 * Such a one need not be read: its record is that of the first of its kind, with its own URL and time. Headers that
 * nobody asks for are then those of the first, too.
 */
export type EntryKinds = {
  readonly has: (kind: number) => boolean;
  readonly get: (kind: number) => EntryKind | undefined;
  readonly learn: (kind: number, known: EntryKind, hasBody: boolean) => void;
  /** The recorder is another one. */
  readonly forget: () => void;
};

/** Kinds remembered. A recording has some dozens; more are an attacker's. */
const most = 1000;

export function createEntryKinds(): EntryKinds {
  const kinds = new Map<number, EntryKind>();
  return {
    has: (kind) => kinds.has(kind),
    get: (kind) => kinds.get(kind),
    learn(kind, known, hasBody) {
      if (kind !== 0 && kinds.size < most && (known.record === null || isShared(known.record, hasBody)))
        kinds.set(kind, known);
    },
    forget() {
      kinds.clear();
    },
  };
}

/** Without a method each is reported; the body of a failed preflight is read, which is no part of its kind. */
function isShared({ method, status }: HttpRecord, hasBody: boolean): boolean {
  if (method === '') return false;
  return !hasBody || method !== 'OPTIONS' || (status !== null && status >= 200 && status <= 299);
}

/** The record of another entry of the same kind. */
export function recordLike(first: HttpRecord, url: string, started: string, source: SourceRef): HttpRecord {
  // Written out, in the order of `entryToRecord`: a spread costs more than all the rest.
  return {
    source,
    time: parseHarTime(started),
    timeResolution: first.timeResolution,
    client: first.client,
    host: authorityOf(url),
    url,
    method: first.method,
    requestHeaders: first.requestHeaders,
    status: first.status,
    responseHeaders: first.responseHeaders,
    sent: first.sent,
    marks: first.marks,
  };
}
