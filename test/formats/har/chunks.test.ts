import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openHar } from '../../../src/formats/har/har-reader.js';
import type { HttpRecord } from '../../../src/model/http-record.js';

/** A whole recording of 588 entries, where some entry lies across the edge of a chunk of every size. */
const recording = gunzipSync(readFileSync('test/recordings/browsers/chrome-full.har.gz'));

function readInChunksOf(size: number): readonly HttpRecord[] {
  const records: HttpRecord[] = [];
  const { reader } = openHar({
    file: 'traffic.har',
    sink: { record: (record) => records.push(record), unreadable: (u) => expect.fail(u.reason), note: expect.fail },
    interest: { hasOpenPreflight: () => true },
  });
  for (let at = 0; at < recording.length; at += size) reader.push(Buffer.from(recording.subarray(at, at + size)));
  reader.end();
  return records;
}

const whole = readInChunksOf(recording.length);

it.each([997, 4096, 16_384, 65_536, 100_003, 262_144])('chunks of %i bytes give the same records', (size) => {
  expect(whole).toHaveLength(580);
  expect(readInChunksOf(size)).toEqual(whole);
});
