import { expect, it } from 'vitest';
import { readHaproxyCfg } from '../../../src/formats/config/haproxy-cfg.js';
import { readLog } from '../read-log.js';
import { headersOf } from '../read-one.js';

const cfg = `
global
  log stdout local0
defaults
  option httplog
frontend site
  declare capture request len 10
  capture request header Origin len 64
  http-request capture req.hdr(Access-Control-Request-Method) len 16
  http-request capture path len 16
  capture response header Vary len 16
backend b
  server s 127.0.0.1:1
frontend plain
  log-format "%ci %HM %HU \\"%[var(txn.x)]\\""
listen quiet
`;

it('finds the frontends that log', () => {
  expect(readHaproxyCfg(cfg).map(({ name, used }) => [name, used])).toEqual([
    ['site', true],
    ['plain', true],
    ['quiet', true],
  ]);
  expect(readHaproxyCfg('defaults\n  option tcplog\nfrontend a\n')).toEqual([]);
});

it('names what they capture', async () => {
  const [site, plain] = readHaproxyCfg(cfg).map(({ format }) => format());
  if (site === undefined || 'error' in site || plain === undefined || 'error' in plain) throw new Error('no format');
  const line =
    '::1:5 [22/Nov/2026:16:37:42.303] site b/s 0/0/0/1/1 200 9 - - ---- 1/1/0/0/0 0/0 {?|https://x|PUT|/a} {Origin} "OPTIONS /a HTTP/1.1"';
  const { records } = await readLog(site, `${line}\n`);
  expect(records.map(({ requestHeaders }) => headersOf(requestHeaders))).toEqual([
    { origin: 'https://x', 'access-control-request-method': 'PUT' },
  ]);
  expect((await readLog(plain, '::1 OPTIONS /a?b "any thing"\n')).records).toMatchObject([
    { client: '::1', url: '/a?b' },
  ]);
});
