import { noHeadersCut } from '../../../src/formats/har/cut-entry.js';
import { createEntrySink } from '../../../src/formats/har/entry-sink.js';
import { createLineCounter } from '../../../src/formats/har/line-counter.js';
import { createRescueReader } from '../../../src/formats/har/rescue-reader.js';
import type { HttpRecord, Unreadable } from '../../../src/model/http-record.js';
import { comparable, readHar } from './read-har.js';

export type Outcome = {
  readonly records: unknown;
  readonly unreadable: readonly { readonly entry: unknown; readonly reason: string }[];
  readonly read: number;
  readonly title: string;
};

export async function byCutter(bytes: Uint8Array, size: number): Promise<Outcome> {
  const { records, unreadable, totals, title } = await readHar(bytes, size);
  return { records: comparable(records), unreadable: unreadable.map(brief), read: totals.read, title };
}

/** The whole document by stream-json alone, as if its log were somewhere the cutter does not look. */
export function byStreamJson(bytes: Uint8Array, size: number): Outcome {
  const records: HttpRecord[] = [];
  const unreadable: Unreadable[] = [];
  const sink = createEntrySink({
    file: 'x.har',
    sink: { record: (record) => records.push(record), unreadable: (item) => unreadable.push(item), note: () => {} },
  });
  const lines = createLineCounter();
  const rescue = createRescueReader(
    {
      entry: (index, value) => sink.entry(index, { value, body: '', headers: noHeadersCut }, () => ''),
      broken: sink.broken,
      creator: sink.creator,
      note: (note) => {
        throw new Error(note);
      },
    },
    { prefix: '', index: 0, at: { offset: 0, line: 1, column: 1 }, lines },
  );
  for (let at = 0; at < bytes.length; at += size) {
    if (rescue.push(Buffer.from(bytes.subarray(at, at + size)), 0) !== -1) break;
  }
  const { index, damage } = rescue.handBack();
  if (damage !== null) throw new Error(damage.reason);
  sink.end();
  return { records: comparable(records), unreadable: unreadable.map(brief), read: index, title: sink.title() };
}

const brief = ({ source, reason }: Unreadable) => ({ entry: 'entry' in source ? source.entry : null, reason });
