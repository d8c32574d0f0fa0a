import { describe, expect, it } from 'vitest';
import { combined } from '../../../src/formats/combined.js';
import { combinedio } from '../../../src/formats/combinedio.js';
import { common } from '../../../src/formats/common.js';
import { corsdiag } from '../../../src/formats/corsdiag.js';
import { resolveLogFormat } from '../../../src/formats/index.js';
import { vhostCombined } from '../../../src/formats/vhost-combined.js';
import { type HttpRecord, readHeader } from '../../../src/model/http-record.js';
import { readLog } from '../read-log.js';
import { expectNastyRecords } from '../recordings/expect-nasty-records.js';
import { recordedLog } from '../recordings/recorded.js';

async function record(format: string, line: string): Promise<HttpRecord> {
  const { records, unreadable } = await readLog(resolveLogFormat(format), `${line}\n`);
  const [first] = records;
  if (first === undefined) throw new Error(unreadable[0]?.reason ?? 'no record');
  return first;
}

describe('createRecordBuilder', () => {
  it('fills a record from a combined line', async () => {
    const line = '192.0.2.7 - bob [22/Nov/2026:16:23:02 +0000] "OPTIONS /v1?a=b#c HTTP/1.1" 204 441 "https://a/" "-"';
    expect(await record('combined', line)).toEqual({
      source: { file: 'access.log', line: 1 },
      time: Date.parse('2026-11-22T16:23:02Z'),
      timeResolution: 1000,
      client: '192.0.2.7',
      host: null,
      url: '/v1?a=b',
      method: 'OPTIONS',
      requestHeaders: {
        lines: [['referer', 'https://a/']],
        recorded: new Set(['referer', 'user-agent']),
        repeats: 'kept',
      },
      status: 204,
      responseHeaders: { lines: [], recorded: new Set(), repeats: 'first-only' },
      sent: true,
      marks: { raw: line, bytesSent: 441 },
    });
  });

  it('reads the marks of the recommended format', async () => {
    const { records } = await readLog(corsdiag, `${corsdiag.samples[0]}\n`);
    expect(records[0]?.marks).toEqual({
      raw: corsdiag.samples[0],
      bytesSent: 303,
      backendStatus: 405,
      handler: 'proxy-server',
      errorLogId: 'awMdsrbj9BhTU0nfF17qTwAAAAU',
      clientPort: 57440,
    });
    expect(records[0]).toMatchObject({ time: 1795366322726, timeResolution: 1, host: 'api.example.com' });
  });

  it('shows both Access-Control-Allow-Origin lines where the notes tell of two', async () => {
    const { records } = await readLog(corsdiag, recordedLog('corsdiag'));
    const preflight = records.find(({ url, method }) => url === '/data.json' && method === 'OPTIONS');
    const refused = records.find(({ status }) => status === 404);
    expect(readHeader((preflight as HttpRecord).responseHeaders, 'access-control-allow-origin')).toEqual([
      'https://app.example',
      '*',
    ]);
    expect(readHeader((refused as HttpRecord).responseHeaders, 'access-control-allow-origin')).toEqual([
      'https://app.example',
    ]);
  });

  it.each([
    ['%v:%p', 'api.example:80', 'api.example'],
    ['%v:%p', 'api.example:443', 'api.example'],
    ['%v:%p', 'api.example:8080', 'api.example:8080'],
    ['%V', 'api.example', 'api.example'],
    ['%{Host}i %p', 'api.example:8443 443', 'api.example:8443'],
    ['%{Host}i %p', 'api.example:80 80', 'api.example'],
    ['%{Host}i %v', '- api.example', null],
    ['%V %p', '[::1] 8080', '[::1]:8080'],
    ['%V %p', '- 80', null],
  ])('makes the host of %s: %s', async (format, line, host) => {
    expect((await record(`${format} %r`, `${line} OPTIONS / HTTP/1.1`)).host).toBe(host);
  });

  it('puts method and target together where they are logged apart', async () => {
    expect(await record('%<m|%m|%U%q|', 'OPTIONS|GET|/a?b|')).toMatchObject({ method: 'OPTIONS', url: '/a?b' });
    expect(await record('%m %>s', 'OPTIONS -')).toMatchObject({ method: 'OPTIONS', url: '', status: null, time: null });
  });

  it('knows that a cookie was sent, and otherwise nothing about cookies', async () => {
    expect((await record('%r|%{sid}C', 'OPTIONS / HTTP/1.1|x')).marks.cookies).toBe(true);
    expect((await record('%r|%{Cookie}i', 'OPTIONS / HTTP/1.1|-')).marks).not.toHaveProperty('cookies');
  });

  it('falls back on the unique id where the error log was not written', async () => {
    expect((await record('%r|%L %{UNIQUE_ID}e', 'OPTIONS / HTTP/1.1|- abc')).marks.errorLogId).toBe('abc');
    expect((await record('%r|%L %{UNIQUE_ID}e', 'OPTIONS / HTTP/1.1|xyz abc')).marks.errorLogId).toBe('xyz');
  });

  it('takes no header for absent that a condition kept out', async () => {
    const { requestHeaders } = await record('%r|%>s|%400{Origin}i', 'OPTIONS / HTTP/1.1|204|-');
    expect(readHeader(requestHeaders, 'origin')).toBe('unrecorded');
  });

  it('does not take the dash of %b for a response that was not sent', async () => {
    expect((await record('%r|%b', 'OPTIONS / HTTP/1.1|-')).marks).not.toHaveProperty('bytesSent');
    expect((await record('%r|%O', 'OPTIONS / HTTP/1.1|0')).marks.bytesSent).toBe(0);
  });

  it('says null where the application did not answer', async () => {
    expect((await record('%r|%{proxy-status}n', 'OPTIONS / HTTP/1.1|-')).marks.backendStatus).toBeNull();
  });

  it.each([common, combined, vhostCombined, combinedio, corsdiag])('tells what httpd was sent: $id', async (format) => {
    await expectNastyRecords(format, recordedLog(format.id), 'httpd');
  });

  it('tells what nginx was sent', async () => {
    await expectNastyRecords(combined, recordedLog('nginx'), 'nginx');
    await expectNastyRecords(resolveLogFormat('nginx'), recordedLog('nginx'), 'nginx');
  });
});
