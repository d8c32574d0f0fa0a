import { afterAll, describe, test } from 'vitest';
import { allows, brokenApplications, json, password } from './lib/broken-applications.js';
import { lighttpdBench } from './lib/lighttpd-bench.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, proveFix, testOrigin } from './lib/prove.js';
import { app } from './lib/upstream.js';

const proxied = '$HTTP["url"] =~ "^/api/" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => UPSTREAM))) }\n';

const brokenServers: readonly Broken[] = [
  {
    name: 'static files',
    cause: 'preflight-allow-origin-missing',
    setUp: '',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'auth.require',
    cause: 'preflight-auth-required',
    setUp: `${proxied}$HTTP["url"] =~ "^/api/" { auth.require = ("" => ("method" => "basic", "realm" => "api", "require" => "valid-user")) }`,
    app: app(204),
    page: { ...json, headers: ['authorization', 'content-type'], ...password },
  },
  {
    name: 'url.access-deny',
    cause: 'preflight-forbidden',
    setUp: `${proxied}$HTTP["request-method"] == "OPTIONS" { $HTTP["url"] =~ "^/api/" { url.access-deny = ("") } }`,
    app: app(204),
    page: json,
  },
  {
    name: 'application and lighttpd both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: `${proxied}setenv.add-response-header = ("Access-Control-Allow-Origin" => "${testOrigin}")`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'preflight fine, 503 of lighttpd without the header',
    cause: 'actual-allow-origin-missing',
    setUp: `${proxied}$HTTP["request-method"] == "PUT" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => DEAD))) }`,
    app: app(204, {}, allows),
    page: json,
  },
  {
    name: 'front controller',
    cause: 'actual-allow-origin-missing',
    setUp: 'url.rewrite-once = ("^/app/" => "/front.html")',
    page: { method: 'GET', path: '/app/users', simple: true },
  },
];

describe('lighttpd', () => {
  test.each([...brokenApplications(proxied), ...brokenServers])('$name', async (broken) => {
    await proveFix(lighttpdBench, broken);
  });
});

afterAll(printPairs);
