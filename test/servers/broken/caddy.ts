import { testOrigin } from '../lib/page.js';
import { app } from '../lib/upstream.js';
import { allows, brokenApplications, json, password } from './applications.js';
import type { Broken } from './broken.js';

export const proxied =
  'handle /api/* {\nreverse_proxy 127.0.0.1:UPSTREAM\n}\nhandle {\nroot * ROOT/www\nfile_server\n}\n';
const files = 'root * ROOT/www\nfile_server\n';
/** bob, with the password secret; hashed in few rounds, for five strangers try at once. */
const basicauth = 'basicauth /api/* {\nbob $2a$04$5s2eyJVY2G560PzQwrrC.OdES0qxoeLjG9a7gOwCWdfCEae2ARl3O\n}\n';

const brokenSites: readonly Broken[] = [
  {
    name: 'file_server',
    cause: 'preflight-allow-origin-missing',
    setUp: files,
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'application and Caddy both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: `header Access-Control-Allow-Origin ${testOrigin}\n${proxied}`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'header * on a site',
    cause: 'preflight-method-not-handled',
    setUp: `header Access-Control-Allow-Origin *\n${proxied}`,
    app: app(405),
    page: json,
  },
  {
    name: 'a rule refuses OPTIONS',
    cause: 'preflight-forbidden',
    setUp: `@options method OPTIONS\nrespond @options 403\n${files}`,
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'basicauth',
    cause: 'preflight-auth-required',
    setUp: `${basicauth}${proxied}`,
    app: app(204),
    page: { ...json, headers: ['authorization', 'content-type'], ...password },
  },
  {
    name: 'preflight fine, 502 of Caddy without the header',
    cause: 'actual-allow-origin-missing',
    setUp: `@put method PUT\nhandle @put {\nreverse_proxy 127.0.0.1:DEAD\n}\n${proxied}`,
    app: app(204, {}, allows),
    page: json,
  },
  {
    name: 'front controller',
    cause: 'actual-allow-origin-missing',
    setUp: `rewrite /app/* /front.html\n${files}`,
    page: { method: 'GET', path: '/app/users' },
  },
  {
    name: 'application is down',
    cause: 'preflight-gateway-error',
    setUp: 'reverse_proxy /api/* 127.0.0.1:DEAD',
    page: json,
    elsewhere: { note: /could not reach/, change: { setUp: proxied, app: app(204, allows) } },
  },
  {
    name: 'redir',
    cause: 'preflight-redirect',
    setUp: 'redir /api/* /v2{uri} permanent\nreverse_proxy /v2/* 127.0.0.1:UPSTREAM',
    app: app(204, allows),
    page: json,
    elsewhere: { note: /^Change the URL in the client/, change: { page: { ...json, path: '/v2/api/items' } } },
  },
  {
    name: 'abort',
    cause: 'preflight-network-error',
    setUp: '@options method OPTIONS\nabort @options\nreverse_proxy 127.0.0.1:UPSTREAM',
    page: json,
    elsewhere: { note: /^Look at the connection first/, change: { setUp: proxied, app: app(204, allows) } },
  },
];

export const caddy: readonly Broken[] = [...brokenApplications(proxied), ...brokenSites];
