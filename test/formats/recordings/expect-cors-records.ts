import { expect } from 'vitest';
import type { Format } from '../../../src/formats/format.js';
import { type HttpRecord, isRecorded, readHeader } from '../../../src/model/http-record.js';
import { readLog } from '../read-log.js';
import { corsRequests, host } from './cors-requests.js';
import type { Answer } from './send-cors.js';

export type Span = { readonly from: number; readonly to: number };

const secrets: ReadonlySet<string> = new Set(['cookie', 'authorization']);
const compared = /^(?:access-control-|vary$|location$)/;

/** Compares the records of a log with what was sent and what came back; `span` is when that was, where known. */
export async function expectCorsRecords(
  format: Format,
  log: Uint8Array,
  answers: readonly Answer[],
  span: Span | null = null,
): Promise<readonly HttpRecord[]> {
  const { records, unreadable, totals } = await readLog(format, log);
  expect(unreadable).toEqual([]);
  expect(totals).toEqual({ read: corsRequests.length, unreadable: 0, truncated: false });
  expect(records).toHaveLength(corsRequests.length);
  for (const [index, { what, method, target, headers }] of corsRequests.entries()) {
    const record = records[index] as HttpRecord;
    const answer = answers[index] as Answer;
    expect(record, what).toMatchObject({ method, url: target, client: '127.0.0.1', status: answer.status });
    if (record.host !== null) expect([host, host.replace(/:\d+$/, '')], what).toContain(record.host);
    for (const [name, value] of headers) expectHeader(record, name.toLowerCase(), value, what);
    for (const name of ['origin', 'access-control-request-method', 'user-agent', 'referer']) {
      if (headers.some(([sent]) => sent.toLowerCase() === name)) continue;
      if (isRecorded(record.requestHeaders, name)) expect(readHeader(record.requestHeaders, name), what).toEqual([]);
    }
    expectAnswer(record, answer, what);
    if (span === null || record.time === null) continue;
    expect(record.time, what).toBeGreaterThanOrEqual(span.from - record.timeResolution);
    expect(record.time, what).toBeLessThanOrEqual(span.to);
  }
  return records;
}

function expectHeader({ requestHeaders, marks }: HttpRecord, name: string, latin1: string, what: string): void {
  if (!isRecorded(requestHeaders, name)) return;
  const value = Buffer.from(latin1, 'latin1').toString('utf8');
  if (secrets.has(name)) expect(readHeader(requestHeaders, name), what).toHaveLength(1);
  else expect(readHeader(requestHeaders, name), `${name}: ${what}`).toEqual([value]);
  if (name === 'cookie') expect(marks.cookies, what).toBe(true);
}

function expectAnswer({ responseHeaders }: HttpRecord, { headers }: Answer, what: string): void {
  const names = new Set(
    [...headers.map(([name]) => name), 'access-control-allow-origin'].filter((name) => compared.test(name)),
  );
  for (const name of names) {
    if (!isRecorded(responseHeaders, name)) continue;
    const sent = headers.filter((line) => line[0] === name).map((line) => line[1]);
    expect(readHeader(responseHeaders, name), `${name}: ${what}`).toEqual(sent);
  }
}
