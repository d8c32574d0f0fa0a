import { expect, it } from 'vitest';
import { har } from '../../../src/formats/har/har.js';
import type { HttpRecord } from '../../../src/model/http-record.js';
import { harOf, preflightEntry } from './read-har.js';

it('reads a recording that comes in small pieces, to its end', async () => {
  const document = Buffer.from(harOf(Array.from({ length: 9000 }, (_, i) => preflightEntry(`/${i}`))));
  const records: HttpRecord[] = [];
  const { reader, title } = har.open({
    file: 'x.har',
    sink: { record: (record) => records.push(record), unreadable: () => undefined, note: () => undefined },
    interest: { hasOpenPreflight: () => true },
  });
  for (let at = 0; at < document.length; at += 10_000) reader.push(document.subarray(at, at + 10_000));
  expect(await reader.end()).toEqual({ read: 9000, unreadable: 0, truncated: false });
  expect(records.map(({ url }) => new URL(url).pathname)).toEqual(Array.from({ length: 9000 }, (_, i) => `/${i}`));
  expect(title()).toBe('HAR from Chrome DevTools');
});
