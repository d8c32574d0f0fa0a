import { afterAll, describe, test } from 'vitest';
import { allows, brokenApplications, json, password } from './lib/broken-applications.js';
import { filesBench } from './lib/files-bench.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, proveFix, testOrigin } from './lib/prove.js';
import { app } from './lib/upstream.js';

/** A set-up is the rest of the frontend, which passes everything on to the application. */
const bench = filesBench({
  server: 'haproxy',
  program: process.env['HAPROXY'] ?? '/usr/sbin/haproxy',
  files: ({ port }, setUp, parts) => ({
    'haproxy.cfg': `
defaults
  mode http
  retries 0
  timeout connect 2s
  timeout client 5s
  timeout server 5s
userlist users
  user bob insecure-password secret
frontend site
  bind 127.0.0.1:${port}
${parts.map(({ text }) => text).join('\n')}
${setUp}
  default_backend application
backend application
  server one 127.0.0.1:${/PORT=(\S+)/.exec(setUp)?.[1] ?? 'DEAD'}
backend dead
  server one 127.0.0.1:DEAD
`,
  }),
  checkArgs: (root) => ['-c', '-f', `${root}/haproxy.cfg`],
  runArgs: (root) => ['-db', '-f', `${root}/haproxy.cfg`],
});

/** Tells the bench the port of the application. */
const proxied = '# PORT=UPSTREAM\n';

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
];

describe('HAProxy', () => {
  test.each([...brokenApplications(proxied), ...brokenFrontends])('$name', async (broken) => {
    await proveFix(bench, broken);
  });
});

afterAll(printPairs);
