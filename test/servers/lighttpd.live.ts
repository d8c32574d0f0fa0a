import { afterAll, describe, test } from 'vitest';
import { allows, brokenApplications, json, password } from './lib/broken-applications.js';
import { filesBench } from './lib/files-bench.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, proveFix, testOrigin } from './lib/prove.js';
import { app } from './lib/upstream.js';

/** A set-up is the rest of lighttpd.conf. The script of the fix lies in the test's folder instead of /etc/lighttpd. */
const bench = filesBench({
  server: 'lighttpd',
  program: process.env['LIGHTTPD'] ?? '/usr/sbin/lighttpd',
  files: ({ port }, setUp, parts) => {
    const [script, directives] = parts.map(({ text }) => text.replaceAll('/etc/lighttpd', 'ROOT'));
    return {
      'cors.lua': script ?? '',
      'lighttpd.conf': `
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "ROOT/www"
server.errorlog = "ROOT/error.log"
server.modules = ("mod_access", "mod_auth", "mod_authn_file", "mod_setenv", "mod_rewrite", "mod_proxy", "mod_magnet")
auth.backend = "htpasswd"
auth.backend.htpasswd.userfile = "ROOT/passwords"
${setUp}
${directives ?? ''}
`,
    };
  },
  checkArgs: (root) => ['-tt', '-f', `${root}/lighttpd.conf`],
  runArgs: (root) => ['-D', '-f', `${root}/lighttpd.conf`],
});

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
    await proveFix(bench, broken);
  });
});

afterAll(printPairs);
