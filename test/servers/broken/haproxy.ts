import { testOrigin } from '../lib/page.js';
import { app } from '../lib/upstream.js';
import { allows, brokenApplications, json, password } from './applications.js';
import type { Broken } from './broken.js';

/** Tells the bench the port of the application. */
export const proxied = '# PORT=UPSTREAM\n';

const brokenFrontends: readonly Broken[] = [
  {
    name: 'http-response set-header, refused by the application',
    cause: 'preflight-method-not-handled',
    setUp: `${proxied}http-response set-header Access-Control-Allow-Origin *`,
    app: app(405),
    page: json,
  },
  {
    name: 'http-request deny',
    cause: 'preflight-forbidden',
    setUp: `${proxied}http-request deny if METH_OPTIONS { path_beg /api/ }`,
    app: app(204),
    page: json,
  },
  {
    name: 'http-request auth',
    cause: 'preflight-auth-required',
    setUp: `${proxied}http-request auth realm api if { path_beg /api/ } !{ http_auth(users) }`,
    app: app(204),
    page: { ...json, headers: ['authorization', 'content-type'], ...password },
  },
  {
    name: 'application and HAProxy both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: `${proxied}http-response add-header Access-Control-Allow-Origin ${testOrigin}`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'preflight fine, 503 of HAProxy without the header',
    cause: 'actual-allow-origin-missing',
    setUp: `${proxied}http-response set-header Access-Control-Allow-Origin *\nuse_backend dead if { method PUT }`,
    app: app(204, {}, allows),
    page: json,
  },
  {
    name: 'application is down',
    cause: 'preflight-gateway-error',
    setUp: '',
    page: json,
    elsewhere: { note: /SC is no connection/, change: { setUp: proxied, app: app(204, allows) } },
  },
  {
    name: 'http-request redirect',
    cause: 'preflight-redirect',
    setUp: `${proxied}http-request redirect prefix /v2 code 301 if { path_beg /api/ }`,
    app: app(204, allows),
    page: json,
    elsewhere: { note: /^Change the URL in the client/, change: { page: { ...json, path: '/v2/api/items' } } },
  },
  {
    name: 'http-request reject',
    cause: 'preflight-network-error',
    setUp: `${proxied}http-request reject if METH_OPTIONS`,
    page: json,
    elsewhere: { note: /^Look at the connection first/, change: { setUp: proxied, app: app(204, allows) } },
  },
];

export const haproxy: readonly Broken[] = [...brokenApplications(proxied), ...brokenFrontends];
