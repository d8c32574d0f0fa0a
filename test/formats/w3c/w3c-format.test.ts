import { describe, expect, it } from 'vitest';
import { cloudfront } from '../../../src/formats/cloudfront.js';
import { iis } from '../../../src/formats/iis.js';
import { nothing, readLog } from '../read-log.js';
import { headersOf } from '../read-one.js';

const software = '#Software: Microsoft Internet Information Services 10.0\n';
const fields = '#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)\n';
const line = '2026-11-22 16:23:02 192.0.2.7 OPTIONS /a+b 404 Mozilla/5.0+(X11)\n';

describe('w3cFormat', () => {
  it('reads lines by the last list of fields', async () => {
    const log = `${software}${fields}${line}#Date: x\n#Fields: cs-method cs-uri-stem cs(Access-Control-Request-Headers) sc-win32-status\nOPTIONS /b content-type,+x-a 64\n`;
    const { records, totals, notes } = await readLog(iis, log);
    expect(totals).toEqual({ read: 6, unreadable: 0, truncated: false });
    expect(notes).toEqual([]);
    expect(records).toMatchObject([
      { url: '/a+b', status: 404, time: Date.parse('2026-11-22T16:23:02Z'), source: { line: 3 } },
      {
        url: '/b',
        status: 0,
        time: null,
        source: { line: 6 },
        marks: { error: expect.stringContaining('sc-win32-status 64') },
      },
    ]);
    expect(records.map(({ requestHeaders }) => headersOf(requestHeaders))).toEqual([
      { 'user-agent': 'Mozilla/5.0 (X11)' },
      { 'access-control-request-headers': 'content-type, x-a' },
    ]);
  });

  it('says why lines cannot be read', async () => {
    const { unreadable } = await readLog(iis, `${line}#Fields: date\n${line}${fields}short\n`);
    expect(unreadable.map(({ reason }) => reason)).toEqual([
      'there was no #Fields: line before it that says what its columns mean',
      'its #Fields: line cannot be used: This log format shows no method (cs-method), so no preflight can be found in it',
      'there is no date at byte 1',
    ]);
  });

  it('finds the server in #Software, and the headers in #Fields', async () => {
    const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
    const { reader, traits, title } = iis.open({ file: 'x', sink, interest: nothing });
    expect(traits().server).toBeNull();
    reader.push(Buffer.from(software + fields));
    await reader.end();
    expect(traits()).toMatchObject({ server: 'iis', recordedRequestHeaders: new Set(['user-agent']) });
    expect(title()).toBe('W3C extended (IIS)');
  });

  it('asks for interest as every log does', async () => {
    const log = `${fields}${line}${line.replace('OPTIONS', 'GET')}`;
    expect((await readLog(iis, log, { interest: nothing })).records).toHaveLength(1);
    expect((await readLog(iis, log)).records).toHaveLength(2);
  });

  it.each([
    ['comments alone', '# a\n# b\n', false],
    ['fields without a method', '#Fields: date time\n', false],
    ['an empty input', '', false],
    ['fields alone', fields, true],
  ])('looks at %s', (_, head, claimed) => {
    expect(iis.detect(Buffer.from(head)) !== null).toBe(claimed);
  });

  it('tells CloudFront from IIS by its fields', () => {
    const head = Buffer.from('#Fields: date time x-edge-location c-ip cs-method\n');
    expect(iis.detect(head)).toBeNull();
    expect(cloudfront.detect(head)?.confidence).toBe(1);
  });

  it('takes CloudFront’s status 000 for no response', async () => {
    const log = '#Fields: cs-method cs-uri-stem sc-status x-edge-location\nOPTIONS\t/a\t000\tLAX1\n';
    expect((await readLog(cloudfront, log)).records).toMatchObject([{ status: 0, url: '/a' }]);
  });
});
