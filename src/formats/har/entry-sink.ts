import { firstHeader, type HttpRecord } from '../../model/http-record.js';
import { positionOf } from '../../model/source-ref.js';
import type { FormatTraits, ReaderContext } from '../format.js';
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
  /** `excerpt` is asked for only where the entry turns out to be unreadable. */
  readonly entry: (index: number, entry: ParsedEntry, excerpt: () => string) => void;
  readonly broken: (index: number, reason: string, excerpt: string) => void;
  readonly creator: (name: string) => void;
  readonly note: (note: string) => void;
  /** Hands on what was held back; returns how many entries were unreadable. */
  readonly end: () => number;
  readonly traits: () => FormatTraits;
  readonly title: () => string;
};

export function createEntrySink({ file, sink }: Pick<ReaderContext, 'file' | 'sink'>): EntrySink {
  const doubles = createServiceWorkerDoubles((record) => sink.record(record));
  let recorder = unknownRecorder;
  let server: string | null = null;
  let unreadable = 0;
  let intercepted = false;

  const broken = (entry: number, reason: string, excerpt: string): void => {
    if (++unreadable <= shownUnreadable) sink.unreadable({ source: { file, entry }, reason, excerpt });
  };

  const take = (record: HttpRecord, page: boolean, excerpt: () => string): void => {
    if (!matters(record)) return;
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
    entry(index, parsed, excerpt) {
      const { value } = parsed;
      const record = entryToRecord(value, parsed, { file, entry: index }, recorder);
      if ('reason' in record) broken(index, record.reason, excerpt());
      else take(record, isObject(value) && stringAt(value, 'pageref') !== null, excerpt);
    },
    broken,
    creator(name) {
      recorder = findRecorder(name);
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
