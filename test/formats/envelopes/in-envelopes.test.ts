import { describe, expect, it } from 'vitest';
import { recogniseInEnvelopes } from '../../../src/formats/envelopes/in-envelopes.js';
import type { Sink } from '../../../src/formats/format.js';
import { detectFormat } from '../../../src/formats/index.js';
import type { HttpRecord } from '../../../src/model/http-record.js';

const line = (path: string) =>
  `203.0.113.7 - - [21/Nov/2026:14:02:13 +0000] "OPTIONS ${path} HTTP/1.1" 405 312 "https://app.example.com/" "Mozilla/5.0"`;
const inside = (path: string) => `web-1  | ${line(path)}\n`;

describe('a log in lines of a collector', () => {
  it('says what it is, and in what it stands', () => {
    const found = recogniseInEnvelopes(Buffer.from(inside('/a').repeat(3)), detectFormat);
    expect(found?.detection.reason).toBe(
      'inside lines of docker compose logs, all 3 lines at its beginning fit combined',
    );
  });

  it('may begin with words of the collector, or be one line without its end', () => {
    const found = (log: string) => recogniseInEnvelopes(Buffer.from(log), detectFormat)?.format.id ?? null;
    expect(found(`Attaching to web-1\n${inside('/a').repeat(20)}`)).toBe('combined');
    expect(found(`Attaching to web-1\n${inside('/a')}`)).toBeNull();
    expect(found('web-1  | what a server says when it starts\n')).toBeNull();
    expect(found(inside('/a').trimEnd())).toBe('combined');
    expect(found('')).toBeNull();
  });

  it('is read line by line, numbered as in the file, and what stands outside is counted', async () => {
    const text = `Attaching to web-1\n${inside('/a').repeat(20)}lost connection\n${inside('/b').trimEnd()}`;
    const records: HttpRecord[] = [];
    const unreadable: number[] = [];
    const sink: Sink = {
      record: (record) => records.push(record),
      unreadable: ({ source }) => unreadable.push('line' in source ? source.line : -1),
      note: () => undefined,
    };
    const bytes = Buffer.from(text);
    const opened = recogniseInEnvelopes(bytes, detectFormat)?.format.open({
      file: 'a.log',
      sink,
      interest: { hasOpenPreflight: () => true },
    });
    for (let at = 0; at < bytes.length; at += 100) opened?.reader.push(bytes.subarray(at, at + 100));
    expect(await opened?.reader.end()).toEqual({ read: 23, unreadable: 2, truncated: false });
    expect(unreadable).toEqual([1, 22]);
    expect(records.map(({ url }) => url)).toEqual([...Array.from({ length: 20 }, () => '/a'), '/b']);
    expect(records.at(-1)).toMatchObject({ source: { file: 'a.log', line: 23 }, marks: { raw: line('/b') } });
    expect(opened?.title()).toBe('combined, in lines of docker compose logs');
    expect(opened?.glance).toBeUndefined();
  });
});
