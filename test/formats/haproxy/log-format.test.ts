import { describe, expect, it } from 'vitest';
import { httpLog, layOutHaproxy } from '../../../src/formats/haproxy/log-format.js';
import { haproxy } from '../../../src/formats/haproxy.js';
import { nothing, readLog } from '../read-log.js';
import { headersOf, readOne } from '../read-one.js';

const line = (prefix: string, captures: string, request = 'OPTIONS /a HTTP/1.1', client = '127.0.0.1:50760') =>
  `${prefix}${client} [22/Nov/2026:16:37:42.303] f~ b/s 0/0/0/1/+1 200 129 - - ---- 1/1/0/0/0 0/0 ${captures}"${request}"`;

describe('httplog', () => {
  it.each([
    '',
    '<134>Nov 22 16:37:42 haproxy[6273]: ',
    'Nov 22 16:37:42 lb1 haproxy[6273]: ',
    '2026-11-22T16:37:42.303+00:00 lb1 haproxy[6273]: ',
    '<134>1 2026-11-22T16:37:42.303+00:00 lb1 haproxy 6273 - - ',
  ])('is found behind %j', async (prefix) => {
    expect(await readOne(haproxy, line(prefix, ''))).toMatchObject({
      client: '127.0.0.1',
      method: 'OPTIONS',
      url: '/a',
      status: 200,
      time: Date.parse('2026-11-22T16:37:42.303Z'),
      timeResolution: 1,
      marks: { clientPort: 50760, bytesSent: 129, backendStatus: 200 },
    });
  });

  it.each(['::1', '2001:db8::5', '::ffff:192.0.2.7'])('tells the client %s from its port', async (client) => {
    const record = await readOne(haproxy, line('lb haproxy[1]: ', '', 'GET / HTTP/1.1', `${client}:50760`));
    expect(record).toMatchObject({ client, marks: { clientPort: 50760 } });
  });

  it('has captures of none, one or both sides', async () => {
    for (const captures of ['', '{a|b} ', '{a|b} {c} ', '{} {} ']) {
      expect((await readOne(haproxy, line('', captures))).method).toBe('OPTIONS');
    }
  });

  it('may have more behind it', async () => {
    expect((await readOne(haproxy, `${line('', '')} 0/0000000000000000/0/0/0 api.example/TLSv1.3/X`)).url).toBe('/a');
  });

  it('reads absolute targets, as HTTP/2 has them', async () => {
    const record = await readOne(haproxy, line('', '', 'OPTIONS https://api.example/a HTTP/2.0'));
    expect(record).toMatchObject({ url: 'https://api.example/a', host: 'api.example' });
  });

  it('makes no record of a bad request, and none of what is no request', async () => {
    const bad = line('', '', '<BADREQ>').replace(' 200 ', ' 400 ');
    const log = `${bad}\n<134>Nov 22 16:37:42 haproxy[1]: Proxy f started.\n`;
    const { records, totals } = await readLog(haproxy, log);
    expect(records).toEqual([]);
    expect(totals).toEqual({ read: 2, unreadable: 1, truncated: false });
  });

  it('wants the lines that may show an Origin', async () => {
    const log = ['{|} ', '{https://app.example|} ', '{x|null} ', '{x|PUT} ']
      .map((captures) => line('', captures, 'GET / HTTP/1.1'))
      .join('\n');
    const { records } = await readLog(haproxy, `${log}\n`, { interest: nothing });
    expect(records.map(({ source }) => 'line' in source && source.line)).toEqual([2, 3]);
  });

  it('shows the headers that it has found as recorded', async () => {
    const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
    const { reader, traits } = haproxy.open({ file: 'x', sink, interest: nothing });
    reader.push(Buffer.from(`${line('', '{https://app.example|PUT} ')}\n`));
    await reader.end();
    expect(traits().recordedRequestHeaders).toEqual(new Set(['origin', 'access-control-request-method']));
  });
});

describe('layOutHaproxy', () => {
  it('reads a log-format of one’s own', async () => {
    const record = await readOne(
      'haproxy:%{+Q}o %ci %cp %trg %HM %HP %HQ %ST %{-Q}o %tsc %s',
      '"192.0.2.7" "50760" "22/Nov/2026:16:37:42 +0000" "OPTIONS" "/a" "?b=1" "204" ---- one',
    );
    expect(record).toMatchObject({
      client: '192.0.2.7',
      method: 'OPTIONS',
      url: '/a?b=1',
      status: 204,
      time: Date.parse('2026-11-22T16:37:42Z'),
      marks: { backendStatus: 204 },
    });
  });

  it('knows the names of captures from elsewhere', async () => {
    const layout = layOutHaproxy(httpLog, { request: ['x-app'] });
    if ('error' in layout) throw new Error(layout.error);
    expect(layout.recorded?.().request).toEqual(new Set(['x-app']));
  });

  it('takes expressions for text', async () => {
    const record = await readOne('haproxy:%HM %[var(txn.x),lower] %{+Q}[capture.req.uri] %%', 'GET any thing "x" %');
    expect(record.method).toBe('GET');
    expect(headersOf(record.requestHeaders)).toEqual({});
  });

  it('says what a format lacks', () => {
    expect(layOutHaproxy('%ci')).toHaveProperty('error', expect.stringContaining('%r or %HM'));
  });
});
