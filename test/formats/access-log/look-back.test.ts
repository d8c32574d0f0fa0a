import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined } from '../../../src/formats/combined.js';
import { hashText } from '../../../src/formats/format.js';
import type { HttpRecord } from '../../../src/model/http-record.js';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36';

const line = (client: string, request: string, status = 200) =>
  `${client} - - [21/Nov/2026:14:02:13 +0000] "${request} HTTP/1.1" ${status} 12 "https://app.example.com/" "${agent}"\n`;

/** What a reader hands on of these chunks, where no client has an open preflight but those given. */
function read(chunks: readonly string[], waiting: readonly string[] = []) {
  const records: HttpRecord[] = [];
  const hashes = new Set(waiting.map(hashText));
  const { reader } = combined.open({
    file: 'access.log',
    sink: { record: (record) => records.push(record), unreadable: () => undefined, note: () => undefined },
    interest: { hasOpenPreflight: (hash) => hashes.has(hash) },
  });
  for (const chunk of chunks) reader.push(Buffer.from(chunk));
  return {
    records: records.map(({ method, url, source }) => `${'line' in source ? source.line : 0} ${method} ${url}`),
    totals: reader.end(),
  };
}

const put = line('192.0.2.1', 'PUT /items/17');
const preflight = line('192.0.2.1', 'OPTIONS /items/17', 204);
const others = Array.from({ length: 200 }, (_, i) => line(`198.51.100.${i}`, 'GET /page')).join('');

describe('lookBack', () => {
  it('hands on a request that was passed over, once its preflight comes', () => {
    const { records, totals } = read([put + others + preflight]);
    expect(records).toEqual(['202 OPTIONS /items/17', '1 PUT /items/17']);
    expect(totals).toMatchObject({ read: 202, unreadable: 0 });
  });

  it('does so over the edge of a chunk', () => {
    expect(read([put + others, preflight]).records).toEqual(['202 OPTIONS /items/17', '1 PUT /items/17']);
  });

  it('does so of a line whose end comes with the start of the next', () => {
    const text = put + others + preflight;
    const chunks = [text.slice(0, 1), text.slice(1, put.length + 10), text.slice(put.length + 10)];
    expect(read(chunks).records).toEqual(['202 OPTIONS /items/17', '1 PUT /items/17']);
  });

  it.each([
    ['of another client', line('192.0.2.2', 'PUT /items/17')],
    ['for another target', line('192.0.2.1', 'PUT /items/18')],
  ])('hands on no request %s', (_, request) => {
    expect(read([request + preflight]).records).toEqual(['2 OPTIONS /items/17']);
  });

  it('does not look back from a preflight that was refused', () => {
    expect(read([put + line('192.0.2.1', 'OPTIONS /items/17', 405)]).records).toEqual(['2 OPTIONS /items/17']);
  });

  it('hands on nothing twice that was wanted at once', () => {
    expect(read([put + preflight], ['192.0.2.1']).records).toEqual(['1 PUT /items/17', '2 OPTIONS /items/17']);
  });

  it('forgets what is long past', () => {
    const page = line('198.51.100.1', 'GET /page');
    expect(read([put + page.repeat(1100) + preflight]).records).toEqual(['1102 OPTIONS /items/17']);
  });

  it('finds the same however the input is cut into chunks', () => {
    const page = (i: number) => line(`198.51.100.${i % 50}`, `GET /page/${i}`);
    const pages = (count: number) => Array.from({ length: count }, (_, i) => page(i)).join('');
    const text = [pages(70), put, pages(300), put, pages(90), preflight, pages(200), put, pages(700), preflight].join(
      '',
    );
    const whole = read([text]).records;
    expect(whole).toEqual(expect.arrayContaining(['71 PUT /items/17', '372 PUT /items/17']));
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 40 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        expect(read(edges.slice(1).map((end, i) => text.slice(edges[i], end))).records).toEqual(whole);
      }),
    );
  });
});
