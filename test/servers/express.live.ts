import { afterAll, describe, test } from 'vitest';
import { allows, json, password } from './lib/broken-applications.js';
import { filesBench } from './lib/files-bench.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, proveFix, testOrigin } from './lib/prove.js';

const modules = new URL('../../node_modules', import.meta.url).pathname;

/**
 * A set-up is what follows `app = express()`. As the fix asks, lines that set the header elsewhere, marked `//CORS`,
 * are taken out, and names are added to the options marked `//OPTIONS`.
 */
const bench = filesBench({
  server: 'express',
  program: process.execPath,
  files: ({ port }, setUp, parts) => {
    const middleware = parts.filter(({ where }) => where.includes('express()')).map(({ text }) => text);
    const options = parts.filter(({ where }) => where.includes('options')).map(({ text }) => text);
    const rest = middleware.length > 0 ? setUp.replace(/^.*\/\/CORS$/gm, '') : setUp;
    return {
      'app.mjs': `
import { createRequire } from 'node:module';
import express from 'express';
const app = express();
${middleware.join('\n')}
${withOptions(rest, options.join('\n'))}
app.options('/api/items', (req, res) => res.sendStatus(204));
app.use((req, res, next) => (req.method === 'OPTIONS' ? next() : res.send(req.method + ' ' + req.originalUrl)));
app.listen(${port}, '127.0.0.1');
`,
    };
  },
  links: { node_modules: modules },
  checkArgs: (root) => ['--check', `${root}/app.mjs`],
  runArgs: (root) => [`${root}/app.mjs`],
});

/** `methods: ['GET'], //OPTIONS` with the names of a fix beside them; a string, which is no list, gives way. */
function withOptions(setUp: string, fix: string): string {
  return setUp.replace(
    /^ *(\w+): (?:\[(.*)\]|'.*'), \/\/OPTIONS$/gm,
    (line: string, option: string, names?: string) => {
      const added = new RegExp(`^${option}: \\[(.*)\\],$`, 'm').exec(fix)?.[1];
      if (added === undefined) return line;
      return `${option}: [${names === undefined ? added : `${names}, ${added}`}],`;
    },
  );
}

const oldCors = "const old = createRequire(import.meta.url)('cors');\n";
const set = (headers: Readonly<Record<string, string | readonly string[]>>) =>
  `app.use('/api/items', (req, res, next) => { res.set(${JSON.stringify(headers)}); if (req.method === 'OPTIONS') res.sendStatus(204); else next(); }); //CORS\n`;

const brokenApps: readonly Broken[] = [
  {
    name: 'no cors at all',
    cause: 'preflight-allow-origin-missing',
    setUp: "app.get('/api/items', (req, res) => res.send('items'));",
    page: { method: 'GET', headers: ['x-tenant'] },
  },
  {
    name: 'OPTIONS is not routed',
    cause: 'preflight-not-found',
    setUp: "app.options('/api/items', (req, res) => res.sendStatus(404));",
    page: json,
  },
  {
    name: 'OPTIONS is refused',
    cause: 'preflight-method-not-handled',
    setUp: "app.options('/api/items', (req, res) => res.sendStatus(405));",
    page: json,
  },
  {
    name: 'authentication before cors',
    cause: 'preflight-auth-required',
    setUp: `${oldCors}app.use('/api', (req, res, next) => (req.get('authorization') ? next() : res.sendStatus(401)));\napp.use('/api/items', old()); //CORS`,
    page: { ...json, headers: ['authorization', 'content-type'], ...password },
    stricter: true,
  },
  {
    name: 'a guard forbids OPTIONS',
    cause: 'preflight-forbidden',
    setUp: "app.use('/api', (req, res, next) => (req.method === 'OPTIONS' ? res.sendStatus(403) : next()));",
    page: json,
  },
  {
    name: 'cors on the route only',
    cause: 'preflight-allow-origin-missing',
    setUp: `${oldCors}app.put('/api/items', old(), (req, res) => res.send('put')); //CORS`,
    page: json,
    stricter: true,
  },
  {
    name: 'another origin',
    cause: 'preflight-allow-origin-mismatch',
    setUp: `${oldCors}app.use('/api/items', old({ origin: 'https://other.test' })); //CORS`,
    page: json,
    stricter: true,
  },
  {
    name: 'the header twice',
    cause: 'preflight-allow-origin-multiple',
    setUp: set({ ...allows, 'access-control-allow-origin': [testOrigin, testOrigin] }),
    page: json,
    stricter: true,
  },
  {
    name: 'cors({ credentials: true }) sends *',
    cause: 'preflight-wildcard-with-credentials',
    setUp: `${oldCors}app.use('/api/items', old({ credentials: true })); //CORS`,
    page: { ...json, credentials: true },
    stricter: true,
  },
  {
    name: 'credentials not allowed',
    cause: 'preflight-allow-credentials-invalid',
    setUp: `${oldCors}app.use('/api/items', old({ origin: ['${testOrigin}'] })); //CORS`,
    page: { ...json, credentials: true },
    stricter: true,
  },
  {
    name: 'method not listed',
    cause: 'preflight-method-not-allowed',
    setUp: `${oldCors}app.use('/api/items', old({ origin: ['${testOrigin}'],\n  methods: ['GET', 'DELETE'], //OPTIONS\n}));`,
    page: json,
  },
  {
    name: 'header not listed',
    cause: 'preflight-header-not-allowed',
    setUp: `${oldCors}app.use('/api/items', old({ origin: ['${testOrigin}'],\n  allowedHeaders: ['content-type'], //OPTIONS\n}));`,
    page: json,
  },
  {
    name: 'methods cannot be parsed',
    cause: 'preflight-allow-methods-malformed',
    setUp: `${oldCors}app.use('/api/items', old({ origin: ['${testOrigin}'], \n  methods: 'GET PUT', //OPTIONS\n}));`,
    page: json,
    stricter: true,
  },
  {
    name: 'simple request: * with cookies',
    cause: 'actual-wildcard-with-credentials',
    setUp: `${oldCors}app.use('/api/items', old()); //CORS`,
    page: { method: 'GET', simple: true, credentials: true },
    stricter: true,
  },
];

describe('Express', () => {
  test.each(brokenApps)('$name', async (broken) => {
    await proveFix(bench, broken);
  });
});

afterAll(printPairs);
