import { describe, expect, it } from 'vitest';
import { layOutTomcat } from '../../../src/formats/tomcat/pattern.js';
import { headersOf, readOne } from '../read-one.js';

const time = Date.parse('2026-11-22T16:23:02Z');

describe('layOutTomcat', () => {
  it('reads what means another thing than in Apache', async () => {
    const record = await readOne(
      'tomcat:%a %I %S %F [%{Origin}i] %{Access-Control-Allow-Origin}o %{user}r %{x}s %p "%r" %s %b %D %t',
      '0:0:0:0:0:0:0:1 http-nio-8080-exec-1 - 12 [https://app.example] * - - 8080 "OPTIONS /a?b HTTP/1.1" 403 20 1500000 [22/Nov/2026:16:23:03 +0000]',
    );
    expect(record).toMatchObject({
      client: '0:0:0:0:0:0:0:1',
      method: 'OPTIONS',
      url: '/a?b',
      status: 403,
      time: time - 500,
      marks: { bytesSent: 20 },
    });
    expect(headersOf(record.requestHeaders)).toEqual({ origin: 'https://app.example' });
    expect(headersOf(record.responseHeaders)).toEqual({ 'access-control-allow-origin': '*' });
  });

  it.each([
    ['%t', '[22/Nov/2026:16:23:02 +0000]', 0],
    ['%{begin}t', '[22/Nov/2026:16:23:02 +0000]', 0],
    ['%{yyyy-MM-dd HH:mm:ss Z}t %T', '2026-11-22 16:23:02 +0000 0.250', -250],
    ['%{end:msec}t %{fracsec}T', '1795364582000 1.000', -1000],
    ['%{sec}t.%{msec_frac}t %{ms}T', '1795364582.250 250', 0],
    ['%{begin:sec}t %D', '1795364582 999999', 0],
  ])('reads the time of %s', async (pattern, logged, difference) => {
    expect((await readOne(`tomcat:${pattern} %m`, `${logged} GET`)).time).toBe(time + difference);
  });

  it('knows the peer from the client', async () => {
    expect((await readOne('tomcat:%{peer}a %{remote}a %m', '10.0.0.1 192.0.2.7 GET')).client).toBe('192.0.2.7');
  });

  it('takes the two shorthands', async () => {
    const line = '192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] "OPTIONS / HTTP/1.1" 200 -';
    expect(await readOne('tomcat:common', line)).toMatchObject({ method: 'OPTIONS', time });
    expect(await readOne('tomcat:combined', `${line} "-" "x"`)).toMatchObject({ method: 'OPTIONS', time });
  });

  it.each([
    ['%r %y', '%y'],
    ['%r %{x}y', '%{x}y'],
    ['%r %{yyyy-ww}t', '%{yyyy-ww}t'],
  ])('refuses %s', (pattern, letter) => {
    expect(layOutTomcat(pattern)).toEqual({ error: `AccessLogValve has no pattern ${letter}` });
  });
});
