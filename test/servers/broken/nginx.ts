import { testOrigin } from '../lib/page.js';
import { app } from '../lib/upstream.js';
import { allows, brokenApplications, json, password } from './applications.js';
import type { Broken } from './broken.js';

export const proxied = 'location /api/ { proxy_pass http://127.0.0.1:UPSTREAM; }\n';

/** Where the header came more than once, the fix leaves strangers none. */
const applications = brokenApplications(proxied).map(
  (broken): Broken => (broken.cause.endsWith('-multiple') ? { ...broken, stricter: true } : broken),
);

const brokenServers: readonly Broken[] = [
  {
    name: 'static files',
    cause: 'preflight-method-not-handled',
    setUp: '',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'application refuses OPTIONS, add_header without always',
    cause: 'preflight-method-not-handled',
    setUp: `add_header Access-Control-Allow-Origin *;\n${proxied}`,
    app: app(405),
    page: json,
    stricter: true,
  },
  {
    name: 'auth_basic',
    cause: 'preflight-auth-required',
    setUp: `auth_basic api;\nauth_basic_user_file ROOT/passwords;\n${proxied}`,
    app: app(204),
    page: { ...json, headers: ['authorization', 'content-type'], ...password },
  },
  {
    name: 'limit_except',
    cause: 'preflight-forbidden',
    setUp: 'location /api/ { limit_except GET PUT { deny all; } proxy_pass http://127.0.0.1:UPSTREAM; }',
    app: app(204),
    page: json,
  },
  {
    name: 'add_header in an if drops the others',
    cause: 'preflight-allow-origin-missing',
    setUp: `add_header Access-Control-Allow-Origin "${testOrigin}" always;\nlocation /api/ { if ($request_method = OPTIONS) { add_header Access-Control-Max-Age 600;\n#OWN\nreturn 204; } proxy_pass http://127.0.0.1:UPSTREAM; }`,
    app: app(405),
    page: json,
    stricter: true,
  },
  {
    name: 'application and nginx both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: `add_header Access-Control-Allow-Origin "${testOrigin}" always;\n${proxied}`,
    app: app(204, allows),
    page: json,
    stricter: true,
  },
  {
    name: 'preflight fine, 502 of nginx without the header',
    cause: 'actual-allow-origin-missing',
    setUp:
      'location /api/ { if ($request_method = PUT) { rewrite ^ /dead last; } proxy_pass http://127.0.0.1:UPSTREAM; }\nlocation /dead { proxy_pass http://127.0.0.1:DEAD; }',
    app: app(204, {}, allows),
    page: json,
  },
  {
    name: 'front controller',
    cause: 'actual-allow-origin-missing',
    setUp: 'location /app/ { try_files $uri /front.html; }',
    page: { method: 'GET', path: '/app/users' },
  },
  {
    name: 'application is down',
    cause: 'preflight-gateway-error',
    setUp: 'location /api/ { proxy_pass http://127.0.0.1:DEAD; }',
    page: json,
    elsewhere: { note: /error log names a refused/, change: { setUp: proxied, app: app(204, allows) } },
  },
  {
    name: 'return 301',
    cause: 'preflight-redirect',
    setUp: 'location /api/ { return 301 /v2$request_uri; }\nlocation /v2/ { proxy_pass http://127.0.0.1:UPSTREAM; }',
    app: app(204, allows),
    page: json,
    elsewhere: { note: /^Change the URL in the client/, change: { page: { ...json, path: '/v2/api/items' } } },
  },
  {
    name: 'return 444',
    cause: 'preflight-network-error',
    setUp: `if ($request_method = OPTIONS) { return 444; }\n${proxied}`,
    page: json,
    elsewhere: { note: /^Look at the connection first/, change: { setUp: proxied, app: app(204, allows) } },
  },
];

export const nginx: readonly Broken[] = [...applications, ...brokenServers];
