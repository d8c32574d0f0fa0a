import { allow, answer, get, putJson } from './allow.js';
import type { Case } from './case.js';
import { deadBackend, file, hurriedBackend } from './endpoints.js';

const down = 'http://down.example.test';
const unknown = 'http://unknown.example.org';
/** A server that is no Apache: it hangs up on OPTIONS, or on everything else, as the path says. */
const raw = 'http://raw.example.test';

const onlyPreflights = '"expr=%{REQUEST_METHOD} == \'OPTIONS\'"';

/** Failures without a CORS check: connections, timeouts, the page's own policy, a page that gives up. */
export const failures: readonly Case[] = [
  { id: 'net-preflight-refused-connection', calls: [putJson({ server: down })] },
  { id: 'net-preflight-unknown-host', calls: [putJson({ server: unknown })] },
  { id: 'net-preflight-hangs-up', calls: [putJson({ server: raw, suffix: '/no-preflight' })] },
  { id: 'net-request-hangs-up', calls: [putJson({ server: raw, suffix: '/no-request' })] },
  { id: 'net-simple-refused-connection', calls: [get({ server: down })] },
  { id: 'net-simple-hangs-up', calls: [get({ server: raw, suffix: '/no-request' })] },
  {
    id: 'net-gateway-timeout',
    calls: [putJson()],
    application: { preflight: { ...answer(204), delay: 2500 } },
    ...hurriedBackend,
    httpd: allow({}, 'set'),
  },
  {
    id: 'net-request-behind-dead-backend',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    ...deadBackend,
    httpd: allow().map((directive) => `${directive} ${onlyPreflights}`),
  },
  {
    id: 'net-request-behind-dead-backend-always',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    ...deadBackend,
    httpd: allow(),
  },
  {
    id: 'abort-during-preflight',
    calls: [putJson({ abortAfter: 200 })],
    application: { preflight: { ...answer(204), delay: 1000 } },
  },
  {
    id: 'abort-during-request',
    calls: [putJson({ abortAfter: 200 })],
    application: { preflight: answer(204), request: { ...answer(200), delay: 1000 } },
  },
  { id: 'policy-connect-src', calls: [putJson({ from: 'strict' })], httpd: allow() },
  { id: 'mode-same-origin-put', calls: [putJson({ mode: 'same-origin' })], httpd: allow() },
  { id: 'mode-no-cors-redirect-error', calls: [get({ mode: 'no-cors', redirect: 'error' })], httpd: allow() },
  { id: 'local-network-put', calls: [putJson({ from: 'public' })], httpd: allow({ origin: '*' }) },
  { id: 'local-network-get', calls: [get({ from: 'public' })], httpd: allow({ origin: '*' }) },
  { id: 'local-network-insecure-put', calls: [putJson({ from: 'public-insecure' })], httpd: allow({ origin: '*' }) },
  { id: 'local-network-insecure-get', calls: [get({ from: 'public-insecure' })], httpd: allow({ origin: '*' }) },
  { id: 'scheme-ftp', calls: [putJson({ server: 'ftp://api.example.test' })] },
  {
    id: 'orb-image-of-json',
    calls: [{ via: 'element', element: 'img' }],
    application: { request: { status: 200, headers: [['X-Content-Type-Options', 'nosniff']] } },
  },
  {
    id: 'corp-same-origin-image',
    calls: [{ via: 'element', element: 'img' }],
    ...file('dot.svg'),
    httpd: ['Header always set Cross-Origin-Resource-Policy "same-origin"'],
  },
  {
    id: 'stream-body-over-http-1',
    calls: [putJson({ method: 'POST', body: 'stream', headers: {} })],
    rewritePreflight: 'R=204,L',
    httpd: allow(),
  },
];
