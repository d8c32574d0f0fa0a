import { testOrigin } from '../lib/page.js';
import { allows, json, password } from './applications.js';
import type { Broken } from './broken.js';

const oldCors = "const old = createRequire(import.meta.url)('cors');\n";
const set = (headers: Readonly<Record<string, string | readonly string[]>>) =>
  `app.use('/api/items', (req, res, next) => { res.set(${JSON.stringify(headers)}); if (req.method === 'OPTIONS') res.sendStatus(204); else next(); }); //CORS\n`;

export const express: readonly Broken[] = [
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
    page: { method: 'GET', credentials: true },
    stricter: true,
  },
  {
    name: 'another origin, simple request',
    cause: 'actual-allow-origin-mismatch',
    setUp: set({ 'access-control-allow-origin': 'https://other.test' }),
    page: { method: 'GET' },
    stricter: true,
  },
  {
    name: 'the header twice, simple request',
    cause: 'actual-allow-origin-multiple',
    setUp: set({ 'access-control-allow-origin': ['*', testOrigin] }),
    page: { method: 'GET' },
    stricter: true,
  },
  {
    name: 'a variable that nobody set',
    cause: 'preflight-allow-origin-invalid',
    setUp: set({ ...allows, 'access-control-allow-origin': 'undefined' }),
    page: json,
    stricter: true,
  },
  {
    name: 'headers cannot be parsed',
    cause: 'preflight-allow-headers-malformed',
    setUp: `${oldCors}app.use('/api/items', old({ origin: ['${testOrigin}'], \n  allowedHeaders: 'content-type x-tenant', //OPTIONS\n}));`,
    page: json,
    stricter: true,
  },
  {
    name: 'a body is wanted (400)',
    cause: 'preflight-status-other',
    setUp: "app.options('/api/items', (req, res) => res.sendStatus(400));",
    page: json,
  },
  {
    name: 'no cors, simple request',
    cause: 'actual-allow-origin-missing',
    setUp: '',
    page: { method: 'GET' },
  },
  {
    name: 'the origin function throws',
    cause: 'preflight-server-error',
    setUp: `${oldCors}app.use('/api/items', old({ origin: (origin, done) => done(new Error(\`\${origin} is not allowed\`)) }));`,
    page: json,
    elsewhere: {
      note: /call back with \(null, false\)/,
      change: {
        setUp: `${oldCors}app.use('/api/items', old({ origin: (origin, done) => done(null, origin === '${testOrigin}') }));`,
      },
    },
  },
  {
    name: 'a guard redirects to the login page',
    cause: 'preflight-redirect',
    setUp: `app.use('/api', (req, res) => res.redirect('/login'));`,
    page: json,
    elsewhere: {
      note: /look at res\.redirect before the routes/,
      change: { setUp: `${oldCors}app.use('/api', old({ origin: ['${testOrigin}'] }));` },
    },
  },
  {
    name: 'the database is down (503)',
    cause: 'preflight-gateway-error',
    setUp: "app.use('/api', (req, res) => res.sendStatus(503));",
    page: json,
    elsewhere: {
      note: /^Look at your application first: it was down/,
      change: { setUp: `${oldCors}app.use('/api', old({ origin: ['${testOrigin}'] }));` },
    },
  },
  {
    name: 'hangs up on OPTIONS',
    cause: 'preflight-network-error',
    setUp: "app.options('/api/items', (req) => req.destroy());",
    page: json,
    elsewhere: {
      note: /^Look at the connection first/,
      change: { setUp: `${oldCors}app.use('/api', old({ origin: ['${testOrigin}'] }));` },
    },
  },
  {
    name: 'hangs up after the preflight',
    cause: 'actual-network-error',
    setUp: `${oldCors}app.use('/api', old({ origin: ['${testOrigin}'] }));\napp.put('/api/items', (req) => req.destroy());`,
    page: json,
    elsewhere: {
      note: /^Look at the connection first/,
      change: { setUp: `${oldCors}app.use('/api', old({ origin: ['${testOrigin}'] }));` },
    },
  },
];
