import { testOrigin } from '../lib/page.js';
import { app } from '../lib/upstream.js';
import { allows, brokenApplications, json, password } from './applications.js';
import type { Broken } from './broken.js';

export const proxied =
  '$HTTP["url"] =~ "^/api/" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => UPSTREAM))) }\n';

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
    page: { method: 'GET', path: '/app/users' },
  },
  {
    name: 'application is down',
    cause: 'preflight-gateway-error',
    setUp: proxied.replace('UPSTREAM', 'DEAD'),
    page: json,
    elsewhere: { note: /names back ends that are down/, change: { setUp: proxied, app: app(204, allows) } },
  },
  {
    name: 'url.redirect',
    cause: 'preflight-redirect',
    setUp: `server.modules += ("mod_redirect")\nurl.redirect = ("^/api/(.*)" => "/v2/$1")\n${proxied.replace('/api/', '/v2/')}`,
    app: app(204, allows),
    page: json,
    elsewhere: { note: /^Change the URL in the client/, change: { page: { ...json, path: '/v2/items' } } },
  },
];

export const lighttpd: readonly Broken[] = [...brokenApplications(proxied), ...brokenServers];
