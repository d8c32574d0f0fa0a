import { expect } from 'vitest';
import type { Format } from '../../../src/formats/format.js';
import { firstHeader, isRecorded } from '../../../src/model/http-record.js';
import { readLog } from '../read-log.js';
import { type NastyRequest, nastyRequests } from './nasty-requests.js';

const utf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8');

/** What the first line that was sent says; httpd's own changes to it (`request`) are not nginx's. */
function sentRequest({ send }: NastyRequest): { readonly method: string; readonly target: string } | null {
  const match = /^(\S+) (.+?)(?: HTTP\/\d\.\d)?(?:\r\n|$)/.exec(send);
  return match === null ? null : { method: match[1] as string, target: match[2] as string };
}

/**
 * Compares the records of a log with the requests that a server was sent, line by line. `likeAbsent` are values that
 * the log does not tell from a header that was not sent.
 */
export async function expectNastyRecords(
  format: Format,
  log: Uint8Array,
  server: 'httpd' | 'nginx',
  likeAbsent: readonly string[] = [],
): Promise<void> {
  const known = (value: string | null) => (value === null || likeAbsent.includes(value) ? null : value);
  const { records, totals } = await readLog(format, log);
  expect(totals).toEqual({ read: nastyRequests.length, unreadable: 0, truncated: false });
  const byLine = new Map(records.map((record) => ['line' in record.source ? record.source.line : 0, record]));
  for (const [index, nasty] of nastyRequests.entries()) {
    const record = byLine.get(index + 1) ?? null;
    const expected = server === 'httpd' ? nasty.request : sentRequest(nasty);
    const found = record === null ? null : { method: record.method, target: record.url };
    expect(found, nasty.what).toEqual(expected === null ? null : { ...expected, target: utf8(expected.target) });
    if (record === null) continue;
    expect(record.client, nasty.what).toBe(nasty.from ?? '127.0.0.1');
    if (server === 'httpd') expect(record.status, nasty.what).toBe(nasty.status);
    for (const [name, sent] of [
      ['user-agent', nasty.userAgent],
      ['referer', nasty.referer],
      // Of repeated fields nginx 1.22 logs the first.
      ['origin', server === 'nginx' ? nasty.origin?.split(', ', 1)[0] : nasty.origin],
    ] as const) {
      if (sent === undefined || !isRecorded(record.requestHeaders, name)) continue;
      expect(known(firstHeader(record.requestHeaders, name)), `${name}: ${nasty.what}`).toBe(
        known(sent === null ? null : utf8(sent)),
      );
    }
  }
}
