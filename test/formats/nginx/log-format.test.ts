import { describe, expect, it } from 'vitest';
import { layOutNginx, readNginxLogFormat, toLogFormat } from '../../../src/formats/nginx/log-format.js';
import { headersOf, readOne } from '../read-one.js';

describe('readNginxLogFormat', () => {
  it.each([
    ['log_format cors escape=json \'{"a":"$request",\'\n  \'"s":$status}\';', '{"a":"$request","s":$status}', 'json'],
    ["log_format main '$request $status';", '$request $status', 'default'],
    ["'$request ' '$status'", '$request $status', 'default'],
    ["escape=none '$request'", '$request', 'none'],
    ['"$request $status";', '$request $status', 'default'],
    ['"$request" "$status"', '"$request" "$status"', 'default'],
    ['$remote_addr "$request"', '$remote_addr "$request"', 'default'],
  ])('reads %j', (typed, format, escaping) => {
    expect(readNginxLogFormat(typed)).toEqual({ format, escaping });
  });

  it('refuses an escaping that nginx does not know', () => {
    expect(toLogFormat(['escape=xml', '$request'])).toEqual({
      error: 'nginx knows no escape=xml, only default, json and none',
    });
  });
});

describe('layOutNginx', () => {
  it('reads everything that matters of a preflight', async () => {
    const record = await readOne(
      'nginx:$remote_addr $remote_port $host [$time_local] $msec "$request" $status $bytes_sent $request_time "$upstream_status" ' +
        '"$http_origin" "$http_access_control_request_method" "$sent_http_access_control_allow_origin" "$cookie_sid" $connection',
      '2001:db8::5 50760 api.example [22/Nov/2026:16:23:03 +0000] 1795364583.974 "OPTIONS /a?b HTTP/2.0" 204 240 1.500 "502, 204 : 204" ' +
        '"https://app.example" "PUT" "*" "x" 17',
    );
    expect(record).toMatchObject({
      client: '2001:db8::5',
      host: 'api.example',
      method: 'OPTIONS',
      url: '/a?b',
      status: 204,
      time: 1795364582474,
      timeResolution: 1,
      marks: { bytesSent: 240, backendStatus: 204, clientPort: 50760, cookies: true },
    });
    expect(headersOf(record.requestHeaders)).toEqual({
      origin: 'https://app.example',
      'access-control-request-method': 'PUT',
    });
    expect(headersOf(record.responseHeaders)).toEqual({ 'access-control-allow-origin': '*' });
  });

  it.each([
    ['$time_local', '22/Nov/2026:16:23:02 +0000', 1000],
    ['[\x24{time_local}]', '[22/Nov/2026:16:23:02 +0000]', 1000],
    ['$time_iso8601', '2026-11-22T21:53:02+05:30', 1000],
    ['$msec', '1795364582.000', 1],
    ['$time_iso8601 $msec', '2026-11-22T16:23:02+00:00 1795364582.000', 1],
  ])('reads the time of %s', async (format, logged, timeResolution) => {
    const time = Date.parse('2026-11-22T16:23:02Z');
    expect(await readOne(`nginx:${format} $request_method`, `${logged} GET`)).toMatchObject({ time, timeResolution });
  });

  it.each([
    ['$request_method $request_uri', 'GET /a?b=1', '/a?b=1'],
    ['$request_method $uri?$args', 'GET /a?b=1', '/a?b=1'],
    ['$request_method $uri $query_string', 'GET /a b=1', '/a?b=1'],
    ['$request_method $uri $args', 'GET /a -', '/a'],
    ['$request_method $uri $request_uri $args', 'GET /index.php /a?b=1 b=1', '/a?b=1'],
  ])('puts the target of %s together', async (format, line, url) => {
    expect((await readOne(`nginx:${format}`, line)).url).toBe(url);
  });

  it('knows what an absent value looks like in each way of escaping', async () => {
    const formats = ['default', 'json', 'none'].map(
      (escaping) => `log_format x escape=${escaping} '$request "$http_origin" $remote_user';`,
    );
    for (const [format, absent] of formats.map((one, index) => [one, index === 0 ? '-' : ''] as const)) {
      const { requestHeaders } = await readOne(format, `GET / HTTP/1.1 "${absent}" ${absent}`);
      expect(requestHeaders).toMatchObject({ lines: [], recorded: new Set(['origin']) });
    }
  });

  it('takes no status for an answer where the client was gone', async () => {
    expect(await readOne('nginx:$request $status', 'OPTIONS / HTTP/1.1 499')).toMatchObject({ status: 0 });
  });

  it('says what a format lacks', () => {
    expect(layOutNginx({ format: '$status', escaping: 'default' })).toEqual({
      error: 'This log format shows no method ($request or $request_method), so no preflight can be found in it',
    });
  });
});
