import { firstHeader, type HttpRecord } from '../../model/http-record.js';
import type { OpenedFormat, ReaderContext, ReaderTotals } from '../format.js';
import { formatPosition, longestExcerpt } from './cut-entry.js';
import { createEntryCutter } from './entry-cutter.js';
import { entryToRecord } from './entry-to-record.js';
import { harTraits } from './har-traits.js';
import { isObject, stringAt } from './har-value.js';
import { asBuffer } from './json-bytes.js';
import { matters } from './matters.js';
import { type ParsedEntry, parseEntry } from './parse-entry.js';
import { findRecorder, unknownRecorder } from './recorders.js';
import { createRescueReader, type RescueReader } from './rescue-reader.js';
import { createServiceWorkerDoubles } from './service-worker-doubles.js';

/** Unreadable entries handed on; the others are counted. */
const shownUnreadable = 20;

/** Reads a HAR of any size from chunks of bytes and hands on the entries that can matter. */
export function openHar({ file, sink }: ReaderContext): OpenedFormat {
  let recorder = unknownRecorder;
  let server: string | null = null;
  let unreadable = 0;
  let intercepted = false;
  let rescue: RescueReader | null = null;

  const doubles = createServiceWorkerDoubles((record) => sink.record(record));

  const broken = (entry: number, reason: string, excerpt: string): void => {
    if (++unreadable <= shownUnreadable) sink.unreadable({ source: { file, entry }, reason, excerpt });
  };

  const take = (record: HttpRecord, page: boolean): void => {
    if (!matters(record)) return;
    server ??= firstHeader(record.responseHeaders, 'server');
    if (record.marks.intercepted === true && !intercepted) {
      intercepted = true;
      sink.note('A test answered or changed requests of this recording; they prove nothing about the server.');
    }
    doubles.add(record, page);
  };

  const readEntry = (index: number, { value, body }: ParsedEntry, excerpt: () => string): void => {
    const record = entryToRecord(value, body, { file, entry: index }, recorder);
    if ('reason' in record) broken(index, record.reason, excerpt());
    else take(record, isObject(value) && stringAt(value, 'pageref') !== null);
  };

  const events = {
    broken,
    creator: (name: string) => {
      recorder = findRecorder(name);
    },
    note: (note: string) => sink.note(note),
  };

  const cutter = createEntryCutter({
    ...events,
    entry(cut) {
      const excerpt = (): string => cut.text.slice(0, longestExcerpt);
      const parsed = parseEntry(cut);
      if (parsed !== null) readEntry(cut.index, parsed, excerpt);
      else broken(cut.index, `the entry that begins at ${formatPosition(cut.at)} is no JSON`, excerpt());
    },
  });

  /** What the cutter cannot walk goes to the rescue, and what that cannot read goes back. Each time bytes were read. */
  const push = (bytes: Uint8Array): void => {
    const chunk = asBuffer(bytes);
    for (let at = 0; at !== -1; ) {
      if (rescue === null) {
        at = cutter.push(chunk, at);
        if (at === -1) return;
        rescue = createRescueReader({ ...events, entry: readRescued }, cutter.handOver());
      } else {
        at = rescue.push(chunk, at);
        if (at === -1) return;
        cutter.takeBack(rescue.handBack());
        rescue = null;
      }
    }
  };

  const readRescued = (index: number, value: unknown): void => {
    readEntry(index, { value, body: '' }, () => JSON.stringify(value).slice(0, longestExcerpt));
  };

  const end = (): ReaderTotals => {
    const cutShort = rescue !== null;
    if (rescue !== null) {
      rescue.end();
      cutter.takeBack(rescue.handBack());
    }
    const { read, entriesFound, truncated } = cutter.end();
    doubles.end();
    if (!entriesFound) sink.note('There is no log.entries in this input, so it is no HAR.');
    if (recorder.note !== null) sink.note(recorder.note);
    return { read, unreadable, truncated: truncated || cutShort };
  };

  return {
    reader: { push, end },
    traits: () => harTraits(recorder, server),
    title: () => `HAR from ${recorder.title}`,
  };
}
