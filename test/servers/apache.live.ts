import { afterAll, describe, expect, test } from 'vitest';
import { placeholderOrigin } from '../../src/fixes/placeholder.js';
import { apacheBench, htaccessBench } from './lib/apache-bench.js';
import { allows, brokenApplications, json, password } from './lib/broken-applications.js';
import { browse, type Page, type Visit } from './lib/browse.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, fixFor, proveFix, testOrigin, withServer } from './lib/prove.js';
import { type App, app, startUpstream } from './lib/upstream.js';

const basic = `
<Location "/api/">
  AuthType Basic
  AuthName api
  AuthUserFile "ROOT/passwords"
  Require valid-user
</Location>`;
const proxied = 'ProxyPass "/api/" "http://127.0.0.1:UPSTREAM/api/"\n';
const wanted: Page = { origin: testOrigin, path: '/api/items', credentials: false, ...json };

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
    page: { method: 'GET', path: '/app/users', simple: true },
  },
  {
    name: 'simple request: both set the header',
    cause: 'actual-allow-origin-multiple',
    setUp: `${proxied}Header always set Access-Control-Allow-Origin "*"`,
    app: app(204, allows),
    page: { method: 'POST', simple: true },
  },
  {
    name: 'simple request: * with cookies',
    cause: 'actual-wildcard-with-credentials',
    setUp: `${proxied}Header set Access-Control-Allow-Origin "*"`,
    app: app(204),
    page: { method: 'GET', simple: true, credentials: true },
  },
];

describe('Apache httpd, <VirtualHost>', () => {
  test.each([...brokenApplications(proxied), ...brokenHosts])('$name', async (broken) => {
    await proveFix(apacheBench, broken);
  });

  test('the fixes of several causes, one after another in one <VirtualHost>', async () => {
    const upstream = await startUpstream((request, response) =>
      (request.url?.startsWith('/api/lists') === true ? app(204, allows) : app(405))(request, response),
    );
    const setUp = proxied.replace('UPSTREAM', String(upstream.port));
    const pages: readonly Page[] = [
      { ...wanted, path: '/api/items' },
      { ...wanted, method: 'DELETE', path: '/api/lists/7' },
      { ...wanted, method: 'PATCH', path: '/api/other.json', credentials: true },
    ];
    const failures = await withServer(apacheBench, setUp, [], (port) => visitAll(port, pages));
    const parts = failures.flatMap(({ finding }) => fixFor(finding, 'apache').parts);
    const replaced = parts.map(({ where, text }) => ({ where, text: text.replaceAll(placeholderOrigin, testOrigin) }));
    const repaired = await withServer(apacheBench, setUp, replaced, (port) => visitAll(port, pages));
    expect(failures.map(({ passed }) => passed)).toEqual([false, false, false]);
    expect(repaired.map(({ passed }) => passed)).toEqual([true, true, true]);
    await upstream.stop();
  });
});

const brokenFolders: readonly Broken[] = [
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
  },
  {
    name: 'front controller',
    cause: 'actual-allow-origin-missing',
    setUp: 'RewriteEngine On\nRewriteRule ^app/ /front.html [L]',
    page: { method: 'GET', path: '/app/users', simple: true },
  },
];

describe('Apache httpd, .htaccess', () => {
  test.each(brokenFolders)('$name', async (broken) => {
    await proveFix(htaccessBench, broken);
  });
});

describe('Apache httpd: what no configuration repairs', () => {
  const failWith = async (setUp: string, broken: App, page: Page) => {
    const upstream = await startUpstream(broken);
    const withPort = setUp.replaceAll('UPSTREAM', String(upstream.port));
    try {
      return await withServer(apacheBench, withPort, [], async (port) => {
        const { finding } = await browse(port, page);
        return { finding, fix: fixFor(finding, 'apache') };
      });
    } finally {
      await upstream.stop();
    }
  };

  test('an exception behind OPTIONS', async () => {
    const { finding, fix } = await failWith(proxied, app(500), wanted);
    expect(finding.causes[0]).toBe('preflight-server-error');
    expect(fix.parts).toEqual([]);
    expect(fix.notes[0]).toMatch(/^Look at your application first: it threw an exception/);
  });

  test('a CGI that dies on OPTIONS', async () => {
    const { finding, fix } = await failWith('', app(204), { ...wanted, path: '/api/run.cgi?throws' });
    expect(finding.causes[0]).toBe('preflight-server-error');
    expect(fix.parts).toEqual([]);
  });

  test('an application that is down', async () => {
    const { finding, fix } = await failWith('ProxyPass "/api/" "http://127.0.0.1:DEAD/"', app(204), wanted);
    expect(finding.causes[0]).toBe('preflight-gateway-error');
    expect(fix.parts).toEqual([]);
    expect(fix.notes.join(' ')).toContain('AH00957');
  });

  test('a redirect: the URL it leads to works', async () => {
    const setUp = `Redirect 301 "/api/" "/v2/"\nProxyPass "/v2/" "http://127.0.0.1:UPSTREAM/"`;
    const { finding, fix } = await failWith(setUp, app(204, allows), wanted);
    expect(finding.causes[0]).toBe('preflight-redirect');
    expect(fix.parts).toEqual([]);
    expect(fix.notes[0]).toMatch(/^Change the URL in the client/);
    const direct = await failWithout(setUp, app(204, allows), { ...wanted, path: '/v2/items' });
    expect(direct.passed).toBe(true);
  });

  const failWithout = async (setUp: string, working: App, page: Page) => {
    const upstream = await startUpstream(working);
    const withPort = setUp.replaceAll('UPSTREAM', String(upstream.port));
    try {
      return await withServer(apacheBench, withPort, [], (port) => browse(port, page));
    } finally {
      await upstream.stop();
    }
  };
});

afterAll(printPairs);

async function visitAll(port: number, pages: readonly Page[]): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const page of pages) visits.push(await browse(port, page));
  return visits;
}
