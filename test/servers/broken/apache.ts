import { testOrigin } from '../lib/page.js';
import { app } from '../lib/upstream.js';
import { allows, brokenApplications, json, password } from './applications.js';
import type { Broken } from './broken.js';

const basic = `
<Location "/api/">
  AuthType Basic
  AuthName api
  AuthUserFile "ROOT/passwords"
  Require valid-user
</Location>`;
export const proxied = 'ProxyPass "/api/" "http://127.0.0.1:UPSTREAM/api/"\n';

const brokenHosts: readonly Broken[] = [
  {
    name: 'application refuses OPTIONS, Header set in httpd',
    cause: 'preflight-method-not-handled',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "*"`,
    app: app(405),
    page: json,
  },
  {
    name: 'application refuses OPTIONS, Header always set in a later section',
    cause: 'preflight-method-not-handled',
    setUp: `${proxied}<Location "/api/">\nHeader always set Access-Control-Allow-Origin "*"\nHeader always set Access-Control-Allow-Methods "GET"\n</Location>`,
    app: app(405),
    page: json,
  },
  {
    name: 'AllowMethods',
    cause: 'preflight-method-not-handled',
    setUp: `${proxied}<Location "/api/">\nAllowMethods GET PUT\n</Location>`,
    app: app(204),
    page: json,
  },
  {
    name: 'LimitExcept',
    cause: 'preflight-forbidden',
    setUp: `${proxied}<Location "/api/">\n<LimitExcept GET PUT POST>\nRequire all denied\n</LimitExcept>\n</Location>`,
    app: app(204),
    page: json,
  },
  {
    name: 'Order and Deny for OPTIONS',
    cause: 'preflight-forbidden',
    setUp: `${proxied}<Location "/api/">\n<Limit OPTIONS>\nOrder allow,deny\nDeny from all\n</Limit>\n</Location>`,
    app: app(204),
    page: json,
  },
  {
    name: 'Basic authentication',
    cause: 'preflight-auth-required',
    setUp: `${proxied}${basic}`,
    app: app(204),
    page: { ...json, headers: ['authorization', 'content-type'], ...password },
  },
  {
    name: 'Basic authentication, static files',
    cause: 'preflight-auth-required',
    setUp: basic,
    page: { method: 'GET', headers: ['authorization'], ...password },
  },
  {
    name: 'static files: no CORS at all',
    cause: 'preflight-allow-origin-missing',
    setUp: '',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'Header set where a rewrite answers',
    cause: 'preflight-allow-origin-missing',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "*"\nRewriteEngine On\nRewriteCond %{REQUEST_METHOD} =OPTIONS\nRewriteCond %{REQUEST_URI} ^/api/items\nRewriteCond %{HTTP:Access-Control-Request-Method} .\nRewriteRule ^ - [R=204,L]`,
    app: app(405),
    page: json,
  },
  {
    name: 'application and httpd both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: `${proxied}Header always set Access-Control-Allow-Origin "${testOrigin}"`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'a comma list',
    cause: 'preflight-allow-origin-multiple',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "${testOrigin}, https://other.test"`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'httpd and a CGI both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: 'Header set Access-Control-Allow-Origin "*"\nHeader set Access-Control-Allow-Methods "PUT"',
    page: { method: 'PUT', path: '/api/run.cgi' },
  },
  {
    name: 'another origin',
    cause: 'preflight-allow-origin-mismatch',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "https://other.test"`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'a slash at the end',
    cause: 'preflight-allow-origin-mismatch',
    setUp: `${proxied}Header always set Access-Control-Allow-Origin "${testOrigin}/"`,
    app: app(204),
    page: json,
  },
  {
    name: 'a variable that nobody set',
    cause: 'preflight-allow-origin-invalid',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "%{NOBODY_SET_THIS}e"`,
    app: app(204, allows),
    page: json,
  },
  {
    name: 'credentials allowed with True',
    cause: 'preflight-allow-credentials-invalid',
    setUp: `${proxied}Header always set Access-Control-Allow-Credentials "True"`,
    app: app(204, allows),
    page: { ...json, credentials: true },
  },
  {
    name: 'method not listed in httpd',
    cause: 'preflight-method-not-allowed',
    setUp: `${proxied}Header always set Access-Control-Allow-Origin "${testOrigin}"\nHeader always set Access-Control-Allow-Methods "GET, DELETE"`,
    app: app(204),
    page: { method: 'PUT' },
  },
  {
    name: 'preflight fine, error page of httpd without the header',
    cause: 'actual-allow-origin-missing',
    setUp: `${proxied}ProxyPass "/api2/" "http://127.0.0.1:DEAD/"\nErrorDocument 503 /error.html\nRewriteEngine On\nRewriteCond %{REQUEST_METHOD} =PUT\nRewriteRule ^/api/(.*) /api2/$1 [PT]`,
    app: app(204, {}, allows),
    page: json,
  },
  {
    name: 'front controller',
    cause: 'actual-allow-origin-missing',
    setUp: '<Directory "ROOT/www">\nRewriteEngine On\nRewriteRule ^app/ /front.html [L]\n</Directory>',
    page: { method: 'GET', path: '/app/users' },
  },
  {
    name: 'simple request: both set the header',
    cause: 'actual-allow-origin-multiple',
    setUp: `${proxied}Header always set Access-Control-Allow-Origin "*"`,
    app: app(204, allows),
    page: { method: 'POST' },
  },
  {
    name: 'simple request: * with cookies',
    cause: 'actual-wildcard-with-credentials',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "*"`,
    app: app(204),
    page: { method: 'GET', credentials: true },
  },
  {
    name: 'application is down',
    cause: 'preflight-gateway-error',
    setUp: 'ProxyPass "/api/" "http://127.0.0.1:DEAD/"',
    page: json,
    elsewhere: { note: /AH00957/, change: { setUp: proxied, app: app(204, allows) } },
  },
  {
    name: 'Redirect',
    cause: 'preflight-redirect',
    setUp: 'Redirect 301 "/api/" "/v2/"\nProxyPass "/v2/" "http://127.0.0.1:UPSTREAM/"',
    app: app(204, allows),
    page: json,
    elsewhere: { note: /^Change the URL in the client/, change: { page: { ...json, path: '/v2/items' } } },
  },
  {
    name: 'a CGI dies on OPTIONS',
    cause: 'preflight-server-error',
    setUp: `Header always set Access-Control-Allow-Origin "${testOrigin}"\nHeader set Access-Control-Allow-Methods "PUT"`,
    page: { method: 'PUT', path: '/api/run.cgi/throws' },
    elsewhere: {
      note: /^Look at your application first: it threw an exception/,
      change: { page: { method: 'PUT', path: '/api/run.cgi' } },
    },
  },
];

export const apache: readonly Broken[] = [...brokenApplications(proxied), ...brokenHosts];
