import { readFileSync } from 'node:fs';
import type { FormatTraits, ReaderTotals } from '../../../src/formats/format.js';
import { openHar } from '../../../src/formats/har/har-reader.js';
import type { HttpRecord, Unreadable } from '../../../src/model/http-record.js';

export type HarReading = {
  readonly records: readonly HttpRecord[];
  readonly unreadable: readonly Unreadable[];
  readonly notes: readonly string[];
  readonly totals: ReaderTotals;
  readonly traits: FormatTraits;
  readonly title: string;
};

/** Reads a HAR in chunks of `size` bytes, each in memory of its own that is wiped afterwards. */
export async function readHar(input: string | Uint8Array, size = 65_536, isForReport = false): Promise<HarReading> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const records: HttpRecord[] = [];
  const unreadable: Unreadable[] = [];
  const notes: string[] = [];
  const { reader, traits, title } = openHar({
    file: 'x.har',
    sink: {
      record: (record) => records.push(record),
      unreadable: (item) => unreadable.push(item),
      note: (note) => notes.push(note),
    },
    interest: { hasOpenPreflight: () => false },
    isForReport,
  });
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = Uint8Array.from(bytes.subarray(at, at + size));
    reader.push(chunk);
    chunk.fill(0x2e);
  }
  const totals = await reader.end();
  return { records, unreadable, notes, totals, traits: traits(), title: title() };
}

export function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url));
}

/** A document of these entries, as a browser's exporter writes it. */
export function harOf(entries: readonly unknown[], creator = 'WebInspector'): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, pages: [], entries } });
}

/** A failed preflight with a URL of its own. */
export function preflightEntry(path = '/'): Record<string, unknown> {
  return {
    startedDateTime: '2026-11-22T16:38:41.764Z',
    _resourceType: 'preflight',
    request: {
      method: 'OPTIONS',
      url: `https://api.example${path}`,
      httpVersion: 'HTTP/1.1',
      headers: [
        { name: 'Host', value: 'api.example' },
        { name: 'Origin', value: 'https://app.example' },
        { name: 'Access-Control-Request-Method', value: 'PUT' },
      ],
    },
    response: { status: 404, httpVersion: 'HTTP/1.1', headers: [{ name: 'Server', value: 'Apache' }] },
  };
}

/** What can be compared: sets as sorted lists. */
export function comparable(records: readonly HttpRecord[]): unknown {
  return JSON.parse(JSON.stringify(records, (_, value) => (value instanceof Set ? [...value].sort() : value)));
}
