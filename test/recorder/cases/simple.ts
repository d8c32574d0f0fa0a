import { allow, answer, get } from './allow.js';
import type { Case } from './case.js';
import { basicAuth, deadBackend } from './endpoints.js';

const post = { method: 'POST', body: 'text' } as const;

/** Requests without a preflight, and the edge between the two. */
export const simple: readonly Case[] = [
  { id: 'simple-head', calls: [get({ method: 'HEAD' })], httpd: allow() },
  { id: 'simple-head-bare', calls: [get({ method: 'HEAD' })] },
  { id: 'simple-post-form', calls: [get({ method: 'POST', body: 'form' })], httpd: allow() },
  { id: 'simple-post-params-bare', calls: [get({ method: 'POST', body: 'params' })] },
  { id: 'simple-set-on-404-of-httpd', calls: [get()], notProxied: true, httpd: ['Redirect 404', ...allow({}, 'set')] },
  { id: 'simple-always-on-404-of-httpd', calls: [get()], notProxied: true, httpd: ['Redirect 404', ...allow()] },
  {
    id: 'simple-set-on-404-of-application',
    calls: [get()],
    application: { request: { status: 404 } },
    httpd: allow({}, 'set'),
  },
  {
    id: 'simple-set-on-401-of-httpd',
    calls: [get()],
    httpd: [...basicAuth, ...allow({}, 'set')],
  },
  { id: 'simple-both-tables', calls: [get()], httpd: [...allow({}, 'set'), ...allow()] },
  {
    id: 'simple-both-tables-on-503',
    calls: [get()],
    ...deadBackend,
    httpd: [...allow({}, 'set'), ...allow()],
  },
  {
    id: 'simple-override-500',
    calls: [get()],
    application: { request: { status: 500 } },
    httpd: ['ProxyErrorOverride On', ...allow({}, 'set')],
  },
  { id: 'simple-not-override-500', calls: [get()], application: { request: { status: 500 } }, httpd: allow({}, 'set') },
  { id: 'simple-xhr-get-bare', calls: [{ via: 'xhr' }] },
  { id: 'simple-xhr-include-star', calls: [{ via: 'xhr', credentials: 'include' }], httpd: allow({ origin: '*' }) },
  { id: 'simple-no-cors-post', calls: [get({ ...post, mode: 'no-cors' })] },
  { id: 'simple-keepalive-post', calls: [get({ ...post, keepalive: true })], httpd: allow() },
  { id: 'simple-beacon-text', calls: [{ via: 'beacon', body: 'text' }] },
  { id: 'simple-unsafe-url-referrer', calls: [get({ referrerPolicy: 'unsafe-url' })], httpd: allow() },
  { id: 'simple-from-page-without-referrer', calls: [get({ from: 'no-referrer' })], httpd: allow() },
  { id: 'simple-from-worker-bare', calls: [get({ from: 'worker' })] },
  { id: 'simple-range', calls: [get({ headers: { Range: 'bytes=0-' } })], httpd: allow() },
  {
    id: 'edge-range-with-spaces',
    calls: [get({ headers: { Range: 'bytes= 0-9' } })],
    httpd: allow({ headers: 'range' }),
    rewritePreflight: 'R=204,L',
  },
  {
    id: 'edge-accept-with-quotes',
    calls: [get({ headers: { Accept: 'application/json; profile="orders"' } })],
    httpd: allow({ headers: 'accept' }),
    rewritePreflight: 'R=204,L',
  },
  {
    id: 'edge-accept-language-underscore',
    calls: [get({ headers: { 'Accept-Language': 'de_DE' } })],
    httpd: allow({ headers: 'accept-language' }),
    rewritePreflight: 'R=204,L',
  },
  {
    id: 'edge-content-language-list',
    calls: [get({ ...post, headers: { 'Content-Language': 'de, en;q=0.5' } })],
    httpd: allow(),
  },
  {
    id: 'edge-content-type-problem-json',
    calls: [get({ ...post, headers: { 'Content-Type': 'application/problem+json' } })],
    httpd: allow(),
    rewritePreflight: 'R=204,L',
  },
  {
    id: 'edge-content-type-graphql-refused',
    calls: [get({ ...post, headers: { 'Content-Type': 'application/graphql' } })],
    httpd: allow({ headers: null }),
    rewritePreflight: 'R=204,L',
  },
  {
    id: 'edge-content-type-form-charset',
    calls: [get({ ...post, headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } })],
    httpd: allow(),
  },
  {
    id: 'edge-three-times-128-bytes',
    calls: [
      get({
        headers: Object.fromEntries(
          ['Accept', 'Accept-Language', 'Content-Language'].map((name) => [name, 'a'.repeat(128)]),
        ),
      }),
    ],
    httpd: allow(),
    rewritePreflight: 'R=204,L',
  },
  { id: 'edge-client-hint', calls: [get({ headers: { 'Device-Memory': '8' } })], httpd: allow() },
  { id: 'edge-upload-listener-refused', calls: [{ via: 'xhr', ...post, uploadListener: true }] },
  {
    id: 'edge-upload-listener-204',
    calls: [{ via: 'xhr', ...post, uploadListener: true }],
    httpd: allow({ methods: null, headers: null }),
    rewritePreflight: 'R=204,L',
  },
  {
    id: 'edge-explicit-options',
    calls: [get({ method: 'OPTIONS' })],
    application: { preflight: answer(204, { methods: 'OPTIONS' }) },
  },
  { id: 'edge-explicit-options-refused', calls: [get({ method: 'OPTIONS', headers: { 'X-Tenant': '7' } })] },
  { id: 'edge-json-over-get', calls: [get({ headers: { 'Content-Type': 'application/json' } })] },
];
