import type { Format, Interest, ReaderTotals } from '../../src/formats/format.js';
import type { HttpRecord, Unreadable } from '../../src/model/http-record.js';

export type ReadLog = {
  readonly records: readonly HttpRecord[];
  readonly unreadable: readonly Unreadable[];
  readonly notes: readonly string[];
  readonly totals: ReaderTotals;
};

export const everything: Interest = { hasOpenPreflight: () => true };
export const nothing: Interest = { hasOpenPreflight: () => false };

/** Reads a whole log, in chunks that are overwritten afterwards as a real file's are. */
export async function readLog(
  format: Format,
  log: Uint8Array | string,
  { interest = everything, chunkSize = 65_536 }: { interest?: Interest; chunkSize?: number } = {},
): Promise<ReadLog> {
  const bytes = typeof log === 'string' ? Buffer.from(log, 'utf8') : log;
  const records: HttpRecord[] = [];
  const unreadable: Unreadable[] = [];
  const notes: string[] = [];
  const sink = {
    record: (record: HttpRecord) => void records.push(record),
    unreadable: (line: Unreadable) => void unreadable.push(line),
    note: (note: string) => void notes.push(note),
  };
  const { reader } = format.open({ file: 'access.log', sink, interest });
  const chunk = new Uint8Array(chunkSize);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const part = bytes.subarray(at, at + chunkSize);
    chunk.set(part);
    reader.push(chunk.subarray(0, part.length));
    chunk.fill(0x58);
  }
  return { records, unreadable, notes, totals: await reader.end() };
}
