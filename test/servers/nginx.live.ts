import { afterAll, describe, test } from 'vitest';
import { nginxBench } from './lib/nginx-bench.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, proveFix, testOrigin } from './lib/prove.js';
import { app } from './lib/upstream.js';

const proxied = 'location /api/ { proxy_pass http://127.0.0.1:UPSTREAM; }\n';
const password = { authorization: `Basic ${Buffer.from('bob:secret').toString('base64')}` };
const json = { method: 'PUT', headers: ['content-type', 'x-tenant'] };
const allows = {
  'access-control-allow-origin': testOrigin,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type, x-tenant',
};

const brokenServers: readonly Broken[] = [
  {
    name: 'static files',
    cause: 'preflight-method-not-handled',
    setUp: '',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'application refuses OPTIONS',
    cause: 'preflight-method-not-handled',
    setUp: proxied,
    app: app(405),
    page: json,
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
    name: 'application routes no OPTIONS (404)',
    cause: 'preflight-not-found',
    setUp: proxied,
    app: app(404),
    page: json,
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
    name: 'application answers OPTIONS without CORS',
    cause: 'preflight-allow-origin-missing',
    setUp: proxied,
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
    name: 'another origin',
    cause: 'preflight-allow-origin-mismatch',
    setUp: proxied,
    app: app(204, { ...allows, 'access-control-allow-origin': 'https://other.test' }),
    page: json,
  },
  {
    name: '* with credentials',
    cause: 'preflight-wildcard-with-credentials',
    setUp: proxied,
    app: app(204, { ...allows, 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' }),
    page: { ...json, credentials: true },
  },
  {
    name: 'credentials not allowed',
    cause: 'preflight-allow-credentials-invalid',
    setUp: proxied,
    app: app(204, allows),
    page: { ...json, credentials: true },
  },
  {
    name: 'method not listed',
    cause: 'preflight-method-not-allowed',
    setUp: proxied,
    app: app(204, { ...allows, 'access-control-allow-methods': 'GET, POST' }),
    page: json,
  },
  {
    name: 'header not listed',
    cause: 'preflight-header-not-allowed',
    setUp: proxied,
    app: app(204, { ...allows, 'access-control-allow-headers': 'content-type' }),
    page: json,
  },
  {
    name: 'method and header not listed',
    cause: 'preflight-method-not-allowed',
    setUp: proxied,
    app: app(204, { 'access-control-allow-origin': testOrigin }),
    page: json,
  },
  {
    name: 'methods cannot be parsed',
    cause: 'preflight-allow-methods-malformed',
    setUp: proxied,
    app: app(204, { ...allows, 'access-control-allow-methods': 'GET PUT' }),
    page: json,
  },
  {
    name: 'preflight fine, response without the header',
    cause: 'actual-allow-origin-missing',
    setUp: proxied,
    app: app(204, {}, allows),
    page: json,
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
    page: { method: 'GET', path: '/app/users', simple: true },
  },
  {
    name: 'simple request: * with cookies',
    cause: 'actual-wildcard-with-credentials',
    setUp: proxied,
    app: app(204, { 'access-control-allow-origin': '*' }),
    page: { method: 'GET', simple: true, credentials: true },
  },
];

describe('nginx', () => {
  test.each(brokenServers)('$name', async (broken) => {
    await proveFix(nginxBench, broken);
  });
});

afterAll(printPairs);
