import { firstHeader, type HttpRecord } from '../../model/http-record.js';
import type { OpenedFormat, ReaderContext } from '../format.js';
import { formatPosition, longestExcerpt } from './cut-entry.js';
import { createEntryCutter } from './entry-cutter.js';
import { entryToRecord } from './entry-to-record.js';
import { harTraits } from './har-traits.js';
import { isObject, stringAt } from './har-value.js';
import { asBuffer } from './json-bytes.js';
import { matters } from './matters.js';
import { parseEntry } from './parse-entry.js';
import { findRecorder, unknownRecorder } from './recorders.js';
import { createServiceWorkerDoubles } from './service-worker-doubles.js';

/** Unreadable entries handed on; the others are counted. */
const shownUnreadable = 20;

/** Reads a HAR of any size from chunks of bytes and hands on the entries that can matter. */
export function openHar({ file, sink }: ReaderContext): OpenedFormat {
  let recorder = unknownRecorder;
  let server: string | null = null;
  let unreadable = 0;
  let intercepted = false;

  const doubles = createServiceWorkerDoubles((record) => sink.record(record));

  const refuse = (entry: number, reason: string, excerpt: string): void => {
    if (++unreadable <= shownUnreadable) sink.unreadable({ source: { file, entry }, reason, excerpt });
  };

  const take = (record: HttpRecord, page: boolean): void => {
    if (!matters(record)) return;
    server ??= firstHeader(record.responseHeaders, 'server');
    if (record.marks.intercepted === true && !intercepted) {
      intercepted = true;
      sink.note(
        'A test answered or changed requests of this recording on their way; they prove nothing about the server.',
      );
    }
    doubles.add(record, page);
  };

  const readEntry = (index: number, value: unknown, body: string, excerpt: string): void => {
    const record = entryToRecord(value, body, { file, entry: index }, recorder);
    if ('reason' in record) refuse(index, record.reason, excerpt);
    else take(record, isObject(value) && stringAt(value, 'pageref') !== null);
  };

  const cutter = createEntryCutter({
    entry({ index, text, body, at }) {
      const excerpt = text.slice(0, longestExcerpt);
      let value: unknown;
      try {
        value = parseEntry(text);
      } catch {
        refuse(index, `the entry that begins at ${formatPosition(at)} is no JSON`, excerpt);
        return;
      }
      readEntry(index, value, body, excerpt);
    },
    broken: refuse,
    creator(name) {
      recorder = findRecorder(name);
    },
    note: (note) => sink.note(note),
  });

  return {
    reader: {
      push(chunk) {
        cutter.push(asBuffer(chunk));
      },
      end() {
        const { read, entriesFound, truncated } = cutter.end();
        doubles.end();
        if (!entriesFound) sink.note('There is no log.entries in this document, so it is no HAR.');
        if (recorder.note !== null) sink.note(recorder.note);
        return { read, unreadable, truncated };
      },
    },
    traits: () => harTraits(recorder, server),
    title: () => `HAR from ${recorder.title}`,
  };
}
