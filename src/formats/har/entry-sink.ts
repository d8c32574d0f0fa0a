import { firstHeader, type HttpRecord } from '../../model/http-record.js';
import { positionOf } from '../../model/source-ref.js';
import type { FormatTraits, ReaderContext } from '../format.js';
import type { AlikeEntry } from './cut-entry.js';
import { createEntryKinds, recordLike } from './entry-kinds.js';
import { entryToRecord } from './entry-to-record.js';
import { harTraits } from './har-traits.js';
import { isObject, stringAt } from './har-value.js';
import { matters } from './matters.js';
import type { ParsedEntry } from './parse-entry.js';
import { findRecorder, unknownRecorder } from './recorders.js';
import { createServiceWorkerDoubles } from './service-worker-doubles.js';

/** Unreadable entries handed on; the others are counted. */
const shownUnreadable = 20;

/** Where both ways of reading deliver: makes records of entries, keeps those that matter, counts what is broken. */
export type EntrySink = {
  /** `excerpt` is asked for only where the entry turns out to be unreadable; `kind` is as in `CutEntry`. */
  readonly entry: (index: number, entry: ParsedEntry, excerpt: () => string, kind?: number) => void;
  readonly knows: (kind: number) => boolean;
  readonly alike: (index: number, entry: AlikeEntry) => void;
  readonly broken: (index: number, reason: string, excerpt: string) => void;
  readonly creator: (name: string) => void;
  readonly note: (note: string) => void;
  /** Hands on what was held back; returns how many entries were unreadable. */
  readonly end: () => number;
  readonly traits: () => FormatTraits;
  readonly title: () => string;
};

export function createEntrySink({
  file,
  sink,
  isForReport = false,
}: Pick<ReaderContext, 'file' | 'sink' | 'isForReport'>): EntrySink {
  const doubles = createServiceWorkerDoubles((record) => sink.record(record));
  const kinds = createEntryKinds();
  let recorder = unknownRecorder;
  let server: string | null = null;
  let unreadable = 0;
  let intercepted = false;

  const broken = (entry: number, reason: string, excerpt: string): void => {
    if (++unreadable <= shownUnreadable) sink.unreadable({ source: { file, entry }, reason, excerpt });
  };

  const take = (record: HttpRecord, page: boolean, excerpt: () => string): void => {
    const missing = record.method === '' ? 'method' : record.url === '' ? 'URL' : null;
    if (missing !== null) {
      broken(positionOf(record.source), `the request has no ${missing}`, excerpt());
      return;
    }
    server ??= firstHeader(record.responseHeaders, 'server');
    if (record.marks.intercepted === true && !intercepted) {
      intercepted = true;
      sink.note('A test answered or changed requests of this recording; they prove nothing about the server.');
    }
    doubles.add(record, page);
  };

  return {
    entry(index, parsed, excerpt, kind = 0) {
      const { value } = parsed;
      const record = entryToRecord(value, parsed, { file, entry: index }, recorder);
      if ('reason' in record) {
        broken(index, record.reason, excerpt());
        return;
      }
      const page = isObject(value) && stringAt(value, 'pageref') !== null;
      const isNeeded = matters(record);
      if (isForReport) kinds.learn(kind, { record: isNeeded ? record : null, page }, parsed.body !== '');
      if (isNeeded) take(record, page, excerpt);
    },
    knows: kinds.has,
    alike(index, { kind, url, started }) {
      const known = kinds.get(kind);
      if (known === undefined || known.record === null) return;
      doubles.add(recordLike(known.record, url, started, { file, entry: index }), known.page);
    },
    broken,
    creator(name) {
      recorder = findRecorder(name);
      kinds.forget();
    },
    note: (note) => sink.note(note),
    end() {
      doubles.end();
      if (recorder.note !== null) sink.note(recorder.note);
      return unreadable;
    },
    traits: () => harTraits(recorder, server),
    title: () => `HAR from ${recorder.title}`,
  };
}
