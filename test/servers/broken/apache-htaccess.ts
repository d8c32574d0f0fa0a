import { password } from './applications.js';
import type { Broken } from './broken.js';

/** .htaccess files over static files and a CGI script. */
export const apacheHtaccess: readonly Broken[] = [
  {
    name: 'no CORS at all',
    cause: 'preflight-allow-origin-missing',
    setUp: '',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'a rule refuses OPTIONS',
    cause: 'preflight-method-not-handled',
    setUp: 'RewriteEngine On\nRewriteCond %{REQUEST_METHOD} =OPTIONS\nRewriteRule ^api/items - [R=405,L]',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'Basic authentication',
    cause: 'preflight-auth-required',
    setUp: 'AuthType Basic\nAuthName api\nAuthUserFile "ROOT/passwords"\nRequire valid-user\n#HERE',
    page: { method: 'GET', headers: ['authorization'], ...password },
  },
  {
    name: 'Require for some methods only',
    cause: 'preflight-forbidden',
    setUp: 'Require method GET PUT\n#HERE',
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'a CGI and .htaccess both set it',
    cause: 'preflight-allow-origin-multiple',
    setUp: 'Header set Access-Control-Allow-Origin "*"\nHeader set Access-Control-Allow-Methods "PUT"',
    page: { method: 'PUT', path: '/api/run.cgi' },
  },
  {
    name: 'method not listed',
    cause: 'preflight-method-not-allowed',
    setUp: '',
    page: { method: 'PUT', path: '/api/run.cgi' },
    forEveryone: true,
  },
  {
    name: 'front controller',
    cause: 'actual-allow-origin-missing',
    setUp: 'RewriteEngine On\nRewriteRule ^app/ /front.html [L]',
    page: { method: 'GET', path: '/app/users' },
  },
];
