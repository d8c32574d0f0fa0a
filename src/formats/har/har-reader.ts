import type { OpenedFormat, ReaderContext, ReaderTotals } from '../format.js';
import { formatPosition, longestExcerpt, noHeadersCut } from './cut-entry.js';
import { createEntryCutter } from './entry-cutter.js';
import { createEntrySink } from './entry-sink.js';
import { knownHeadersOf } from './known-headers.js';
import { parseEntry } from './parse-entry.js';
import { createRescueReader, type RescueReader } from './rescue-reader.js';
import { chunkScanner } from './scanner.js';

const nothing = new Uint8Array(0);

/** Reads a HAR of any size from chunks of bytes and hands on the entries that can matter. */
export function openHar(context: ReaderContext): OpenedFormat {
  const entries = createEntrySink(context);
  const { broken, creator, note, knows, alike } = entries;
  const known = knownHeadersOf(chunkScanner());
  let rescue: RescueReader | null = null;
  /** The beginning of an entry that is to be read with the next chunk. */
  let left: Uint8Array = nothing;

  const cutter = createEntryCutter({
    entry(cut) {
      const excerpt = (): string => cut.text.slice(0, longestExcerpt);
      const parsed = parseEntry(cut, known);
      if (parsed !== null) entries.entry(cut.index, parsed, excerpt, cut.kind);
      else broken(cut.index, `the entry that begins at ${formatPosition(cut.at)} is no JSON`, excerpt());
    },
    knows,
    alike,
    broken,
    creator,
    note,
  });

  const readRescued = (index: number, value: unknown): void => {
    entries.entry(index, { value, body: '', headers: noHeadersCut }, () =>
      JSON.stringify(value).slice(0, longestExcerpt),
    );
  };

  /** What the cutter cannot walk goes to the rescue, and what that cannot read goes back. Each time bytes were read. */
  const readChunk = (chunk: Buffer, mayWaitFrom: number): void => {
    let at = 0;
    while (at !== -1) {
      if (rescue === null) {
        at = cutter.push(chunk, at, mayWaitFrom);
        if (at !== -1) rescue = createRescueReader({ entry: readRescued, broken, creator, note }, cutter.handOver());
      } else {
        at = rescue.push(chunk, at);
        if (at === -1) return;
        cutter.takeBack(rescue.handBack());
        rescue = null;
      }
    }
  };

  const push = (bytes: Uint8Array): void => {
    const chunk = chunkScanner().load(bytes, left);
    // What has waited once would wait for ever where it never ends.
    readChunk(chunk, left.length === 0 ? 0 : 1);
    const waitsAt = cutter.waitsAt();
    left = waitsAt === -1 ? nothing : Buffer.from(chunk.subarray(waitsAt));
  };

  const end = (): ReaderTotals => {
    if (left.length > 0) readChunk(chunkScanner().load(left), Number.POSITIVE_INFINITY);
    const cutShort = rescue !== null;
    if (rescue !== null) {
      rescue.end();
      cutter.takeBack(rescue.handBack());
    }
    const { read, entriesFound, truncated } = cutter.end();
    const unreadable = entries.end();
    if (!entriesFound) note('There is no log.entries in this input, so it is no HAR.');
    return { read, unreadable, truncated: truncated || cutShort };
  };

  return { reader: { push, end }, traits: entries.traits, title: entries.title };
}
