import { describe, expect, it } from 'vitest';
import { layOutEnvoy } from '../../../src/formats/envoy/format-string.js';
import { headersOf, readOne } from '../read-one.js';

const start = Date.parse('2026-11-22T16:23:02.974Z');

describe('layOutEnvoy', () => {
  it('reads command operators', async () => {
    const record = await readOne(
      'envoy:[%START_TIME%] %DOWNSTREAM_REMOTE_ADDRESS% "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %BYTES_SENT% ' +
        '"%REQ(:AUTHORITY)%" "%REQ(ORIGIN)%" "%REQUEST_HEADER(Access-Control-Request-Method):20%" "%RESP(ACCESS-CONTROL-ALLOW-ORIGIN)%" %UNKNOWN(x)% 100%%\n',
      '[2026-11-22T16:23:02.974Z] 10.44.1.23:37652 "OPTIONS /a?b HTTP/2" 204 0 "api.example:8443" "https://app.example" "PUT" "*" any thing 100%',
    );
    expect(record).toMatchObject({
      client: '10.44.1.23',
      host: 'api.example:8443',
      method: 'OPTIONS',
      url: '/a?b',
      status: 204,
      time: start,
      timeResolution: 1,
      marks: { bytesSent: 0, clientPort: 37652 },
    });
    expect(headersOf(record.requestHeaders)).toMatchObject({
      origin: 'https://app.example',
      'access-control-request-method': 'PUT',
    });
    expect(headersOf(record.responseHeaders)).toEqual({ 'access-control-allow-origin': '*' });
  });

  it.each([
    ['%START_TIME(%s.%3f)%', '1795364582.974', start],
    ['%START_TIME(%Y-%m-%dT%H:%M:%E3SZ)%', '2026-11-22T16:23:02.974Z', start],
    ['%START_TIME(%Y-%m-%dT%T.%6f%z)%', '2026-11-22T16:23:02.974000+0000', start],
    ['%START_TIME(%d/%b/%Y:%H:%M:%S %z)%', '22/Nov/2026:16:23:02 +0000', start - 974],
    ['%START_TIME(%s.%9f)%', '1795364582.974088123', start - 974],
  ])('reads %s', async (format, logged, time) => {
    expect((await readOne(`envoy:${format} %REQ(:METHOD)%`, `${logged} GET`)).time).toBe(time);
  });

  it.each([
    ['200 - 10.0.2.1:80', { status: 200, marks: { backendStatus: 200 } }],
    ['404 NR -', { status: 404, marks: { backendStatus: null } }],
    ['503 UF 10.0.2.1:80', { status: 503, marks: { backendStatus: null } }],
    ['0 DC 10.0.2.1:80', { status: 0, marks: { error: expect.stringContaining('response code 0') } }],
  ])('knows who answered: %s', async (line, expected) => {
    const format = 'envoy:%REQ(:METHOD)% %RESPONSE_CODE% %RESPONSE_FLAGS% %UPSTREAM_HOST%';
    expect(await readOne(format, `OPTIONS ${line}`)).toMatchObject(expected);
  });

  it('finds its way around quotes that nobody escapes', async () => {
    const format = 'envoy:"%REQ(:METHOD)% %REQ(:PATH)% %PROTOCOL%" "%REQ(USER-AGENT)%" "%REQ(ORIGIN)%"';
    const { requestHeaders } = await readOne(format, '"GET / HTTP/1.1" "say "hi"\\" "null"');
    expect(headersOf(requestHeaders)).toEqual({ 'user-agent': 'say "hi"\\', origin: 'null' });
  });

  it('says what a format lacks', () => {
    expect(layOutEnvoy('%START_TIME%')).toHaveProperty('error', expect.stringContaining('%REQ(:METHOD)%'));
  });
});
