import { describe, expect, it } from 'vitest';
import { findLogRecipe } from '../../src/fixes/log-formats/index.js';
import { formats, resolveLogFormat } from '../../src/formats/index.js';
import { type HttpRecord, isRecorded } from '../../src/model/http-record.js';
import { readLog } from './read-log.js';
import { headersOf } from './read-one.js';

/** What the samples of a format say, in few words: `CLIENT METHOD [HOST]URL STATUS @TIME`. */
const expected: Readonly<Record<string, readonly string[]>> = {
  nginx: [
    '127.0.0.1 GET /index.html?a=1&b=%22 200 @2026-11-22T16:26:07.000Z',
    '127.0.0.1 GET /auth 404 @2026-11-22T16:26:07.000Z',
    '127.0.0.1 OPTIONS /slow 0 @2026-11-22T16:26:07.000Z',
  ],
  'nginx-corsdiag': ['127.0.0.1 OPTIONS [api.test]/api/items?id=7 204 @2026-11-22T20:30:14.268Z'],
  'ingress-nginx': [
    '192.0.2.7 OPTIONS /api 502 @2026-11-22T16:26:06.995Z',
    '192.0.2.7 GET / 404 @2026-11-22T16:26:07.000Z',
  ],
  caddy: [
    '127.0.0.1 OPTIONS [127.0.0.1:18121]/nofile 404 @2026-11-22T16:36:49.376Z',
    '127.0.0.1 OPTIONS [127.0.0.1:18121]/bcors 200 @2026-11-22T16:36:49.480Z',
  ],
  lighttpd: [
    '127.0.0.1 OPTIONS [127.0.0.1:18121]/nofile 404 @2026-11-22T16:38:23.000Z',
    '127.0.0.1 GET [api.example.com]/data.json 200 @2026-11-22T16:38:23.000Z',
  ],
  tomcat: ['0:0:0:0:0:0:0:1 OPTIONS /boom 200 @2026-11-22T20:02:24.000Z'],
  tomcat_combined: [
    '0:0:0:0:0:0:0:1 OPTIONS /boom 200 @2026-11-22T20:02:24.000Z',
    '127.0.0.1 GET /data.json 200 @2026-11-22T20:01:36.000Z',
  ],
  haproxy: [
    '127.0.0.1 OPTIONS /b/ok 200 @2026-11-22T16:37:42.303Z',
    '127.0.0.1 OPTIONS /deny 403 @2026-11-22T16:37:42.337Z',
    '127.0.0.1 OPTIONS /dead 503 @2026-11-22T16:37:42.361Z',
  ],
  'haproxy-json': ['127.0.0.1 OPTIONS [api.test]/api/items?id=7 204 @2026-11-22T20:30:15.159Z'],
  traefik: [
    '192.0.2.7 OPTIONS /api 404 @2026-11-22T16:23:02.000Z',
    '192.0.2.7 PUT /api 200 @2026-11-22T16:23:02.000Z',
    '2001:db8::5 OPTIONS /api null @2026-11-22T16:23:02.000Z',
  ],
  'traefik-json': ['192.0.2.7 OPTIONS [api.example.com]/ 404 @2021-06-05T04:03:22.742Z'],
  envoy: [
    '10.0.35.28 POST [locations]/api/v1/locations 204 @2016-04-15T20:17:00.310Z',
    'null OPTIONS [api.example.com]/api 503 @2026-11-22T16:23:02.974Z',
  ],
  istio: ['10.44.1.23 GET [httpbin:8000]/status/418 418 @2020-11-25T21:26:18.409Z'],
  'istio-json': ['10.44.1.23 OPTIONS [httpbin:8000]/status/418 418 @2020-11-25T21:26:18.409Z'],
  iis: [
    '192.0.2.7 OPTIONS /api/items?id=7 405 @2026-11-22T16:23:01.985Z',
    '2001:db8::5 GET /index.html 200 @2026-11-22T16:23:02.997Z',
  ],
  'aws-alb': [
    '192.168.131.39 GET [www.example.com]https://www.example.com/ 200 @2018-07-02T22:22:48.364Z',
    '192.168.131.39 OPTIONS [www.example.com]http://www.example.com/api 503 @2018-11-30T22:22:48.364Z',
  ],
  cloudfront: [
    '192.0.2.100 GET [d111111abcdef8.cloudfront.net]/index.html 200 @2019-12-04T21:02:30.999Z',
    '192.0.2.100 OPTIONS [d111111abcdef8.cloudfront.net]/api?a=b&c=d 403 @2019-12-04T21:02:31.999Z',
  ],
  'apache-json': [
    '127.0.0.1 GET /ünï?q=€ 404 @2026-11-22T16:23:02.000Z',
    '127.0.0.1 OPTIONS /api.json 200 @2026-11-22T16:23:02.000Z',
  ],
  json: [
    'null OPTIONS /api.json 405 @2026-11-22T16:26:07.273Z',
    '192.0.2.7 OPTIONS /api?x 204 @2026-11-22T16:26:06.988Z',
    '::1 OPTIONS [api.example.com]/api 404 @2026-11-22T16:26:07.273Z',
  ],
};

async function recordsOf(id: string): Promise<readonly HttpRecord[]> {
  const format = formats.find((one) => one.id === id);
  const records: HttpRecord[] = [];
  for (const sample of format?.samples ?? [])
    records.push(...(await readLog(format ?? failed(id), `${sample}\n`)).records);
  return records;
}

function failed(id: string): never {
  throw new Error(`there is no format ${id}`);
}

function inShort({ client, method, host, url, status, time }: HttpRecord): string {
  const when = time === null ? 'null' : new Date(time).toISOString();
  return `${client} ${method} ${host === null ? '' : `[${host}]`}${url} ${status} @${when}`;
}

describe('the samples of formats beside Apache’s', () => {
  it.each(Object.entries(expected))('%s', async (id, lines) => {
    expect((await recordsOf(id)).map(inShort)).toEqual(lines);
  });

  it('are of servers by the names that fixes know', () => {
    const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
    const servers = formats.map(({ id, open }) => [
      id,
      open({ file: 'x', sink, interest: { hasOpenPreflight: () => false } }).traits().server,
    ]);
    expect(Object.fromEntries(servers)).toMatchObject({
      combined: null,
      common: null,
      vhost_combined: 'apache',
      nginx: 'nginx',
      'nginx-corsdiag': 'nginx',
      'ingress-nginx': 'ingress-nginx',
      caddy: 'caddy',
      lighttpd: 'lighttpd',
      tomcat: 'tomcat',
      tomcat_combined: 'tomcat',
      haproxy: 'haproxy',
      'haproxy-json': 'haproxy',
      traefik: 'traefik',
      'traefik-json': 'traefik',
      envoy: 'envoy',
      istio: 'istio-envoy',
      'istio-json': 'istio-envoy',
      'aws-alb': 'aws-alb',
      cloudfront: 'cloudfront',
      'apache-json': 'apache',
      json: null,
    });
  });

  it.each([
    ['caddy', 0, { origin: 'https://app.example.com', 'access-control-request-headers': 'content-type' }],
    ['caddy', 1, { cookie: 'REDACTED' }],
    ['traefik-json', 0, { origin: 'https://app.example.com' }],
    ['haproxy', 2, { origin: 'https://app.example.com', 'access-control-request-method': 'PUT' }],
    ['nginx-corsdiag', 0, { origin: 'https://app.example.com', 'access-control-request-method': 'PUT' }],
    ['haproxy-json', 0, { origin: 'https://app.example.com', 'access-control-request-headers': 'content-type' }],
    ['iis', 0, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', referer: 'https://app.example.com/' }],
    ['cloudfront', 1, { 'user-agent': 'Mozilla/5.0 (X11)', referer: 'https://app.example.com/' }],
    ['tomcat_combined', 1, { 'user-agent': 'Ünïcode' }],
    ['apache-json', 1, { origin: 'https://app.example', 'user-agent': '\v\u001b' }],
    ['json', 1, { origin: 'https://app.example.com' }],
  ])('%s shows request headers', async (id, index, headers) => {
    const record = (await recordsOf(id))[index];
    expect(headersOf(record?.requestHeaders ?? failed(id))).toMatchObject(headers);
  });

  it('JSON lines show nginx by the names of their fields', async () => {
    const json = resolveLogFormat('json');
    const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
    const servers = json.samples.map((sample) => {
      const { reader, traits } = json.open({ file: 'x', sink, interest: { hasOpenPreflight: () => false } });
      reader.push(Buffer.from(`${sample}\n`));
      return traits().server;
    });
    expect(servers).toEqual([null, 'nginx', null]);
  });

  it.each(['nginx-corsdiag', 'haproxy-json'])('%s shows what the response allowed', async (id) => {
    const { responseHeaders } = (await recordsOf(id))[0] ?? failed(id);
    expect(headersOf(responseHeaders)).toEqual({
      'access-control-allow-origin': 'https://app.example.com',
      vary: 'Origin',
    });
    expect(isRecorded(responseHeaders, 'access-control-allow-credentials')).toBe(true);
  });

  it('the log formats that are recommended are known by their content', async () => {
    const recipeOf = (server: string) =>
      findLogRecipe(server)
        ?.parts.map(({ text }) => text)
        .join('\n') ?? '';
    const sampleOf = (id: string) => formats.find((format) => format.id === id)?.samples[0] ?? failed(id);
    const [logFormat = ''] = recipeOf('nginx').match(/^log_format[^;]*;/m) ?? [];
    const { records } = await readLog(resolveLogFormat(logFormat), `${sampleOf('nginx-corsdiag')}\n`);
    expect(records).toEqual(await recordsOf('nginx-corsdiag'));
    const keys = [...recipeOf('haproxy').matchAll(/"(\w+)":/g)].map(([, key]) => key);
    expect(Object.keys(JSON.parse(sampleOf('haproxy-json')))).toEqual(keys);
  });

  it('Caddy’s show repeated response headers', async () => {
    const { responseHeaders } = (await recordsOf('caddy'))[1] ?? failed('caddy');
    expect(responseHeaders.lines.filter(([name]) => name === 'access-control-allow-origin')).toHaveLength(2);
  });
});
