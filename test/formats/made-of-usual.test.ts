import { describe, expect, it } from 'vitest';
import type { Sink } from '../../src/formats/format.js';
import { detectFormat, formats } from '../../src/formats/index.js';
import { detectMadeOfUsual } from '../../src/formats/made-of-usual.js';
import type { HttpRecord } from '../../src/model/http-record.js';

const common = '203.0.113.7 - - [21/Nov/2026:14:02:13 +0000] "OPTIONS /a HTTP/1.1" 405 312';
const combined = `${common} "https://app.example.com/" "Mozilla/5.0"`;
const afterAddress = combined.slice(combined.indexOf(' ') + 1);

const cases: readonly (readonly [title: string, line: string])[] = [
  ['combined with more', `${combined} 1234`],
  ['combined with more', `${combined} 0.004 0.003 . TLSv1.3 "a \\"b\\""`],
  ['nginx combined with more', `${combined.replace('Mozilla', '\\x22Mozilla')} 0.004`],
  ['nginx common with more', `${common} 0.25 "\\x22"`],
  ['nginx common with more', `${common.replace('- -', '- frank.smith')} 0.25 "\\x22"`],
  ['nginx combined behind its host', `api.example.com ${combined.replace('Mozilla', '\\x22Mozilla')}`],
  ['common with more', `${common} 0.25`],
  ['combined behind its host', `api.example.com ${combined}`],
  ['combined behind its host, with more', `api.example.com ${combined} 1234 "-"`],
  ['combined behind X-Forwarded-For', `198.51.100.4, 203.0.113.7 10.0.0.1 ${afterAddress}`],
  ['combined behind X-Forwarded-For', `203.0.113.7 10.0.0.1 ${afterAddress}`],
  ['combined behind X-Forwarded-For', `- 203.0.113.7 ${afterAddress}`],
  ['combined behind X-Forwarded-For, with more', `unknown, 203.0.113.7 10.0.0.1 ${afterAddress} 1234`],
  [
    'nginx combined behind X-Forwarded-For',
    `203.0.113.7, 10.0.0.9 10.0.0.1 ${afterAddress.replace('Mozilla', '\\x22Mozilla')}`,
  ],
  ['combined with X-Forwarded-For behind its address', `10.0.0.1 2001:db8::4, 203.0.113.7 ${afterAddress}`],
  ['combined with X-Forwarded-For for its address', `2001:db8::4, 203.0.113.7 ${afterAddress}`],
];

function read(line: string) {
  const notes: string[] = [];
  const records: HttpRecord[] = [];
  const sink: Sink = {
    record: (record) => records.push(record),
    unreadable: ({ reason }) => notes.push(reason),
    note: (note) => notes.push(note),
  };
  const opened = detectMadeOfUsual(Buffer.from(line))?.format.open({
    file: 'a.log',
    sink,
    interest: { hasOpenPreflight: () => true },
  });
  opened?.reader.push(Buffer.from(`${line}\n`));
  opened?.reader.end();
  return { records, notes };
}

describe('lines that an administrator made of a usual format', () => {
  it.each(cases)('%s: %s', (title, line) => {
    expect(detectFormat(Buffer.from(line))).toBeNull();
    expect(detectMadeOfUsual(Buffer.from(line))?.format.title).toBe(title);
    const { records, notes } = read(line);
    expect(records).toMatchObject([
      {
        client: '203.0.113.7',
        host: line.startsWith('api') ? 'api.example.com' : null,
        time: Date.UTC(2026, 10, 21, 14, 2, 13),
        method: 'OPTIONS',
        url: '/a',
        status: 405,
        marks: { bytesSent: 312 },
      },
    ]);
    expect(notes).toEqual(title.endsWith('more') ? [expect.stringContaining('--log-format says what it is')] : []);
  });

  it.each([
    'Nov 21 14:02:13 host sshd[1]: Connection closed by 203.0.113.7 port 22',
    '203.0.113.7 api.example.com - [21/Nov/2026:14:02:13 +0000] "GET / HTTP/1.1" 200 5 "-" "-" 3',
    `192.0.2.1, api.example.com ${combined}`,
    '',
  ])('none is made of: %s', (line) => {
    expect(detectMadeOfUsual(Buffer.from(line))).toBeNull();
  });

  it('is looked for where no whole format fits: these all do', () => {
    for (const { samples } of formats)
      expect(detectFormat(Buffer.from(samples.join('\n')))?.detection.confidence).toBe(1);
  });
});
