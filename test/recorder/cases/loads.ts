import { allow, answer, get, putJson } from './allow.js';
import { type Case, type PageCall, pageOrigin } from './case.js';
import { deadBackend, file } from './endpoints.js';

const element = (tag: NonNullable<PageCall['element']>, more: Partial<PageCall> = {}): PageCall => ({
  via: 'element',
  element: tag,
  crossOrigin: 'anonymous',
  ...more,
});
const stylesheet = element('link', { attributes: { rel: 'stylesheet' } });
const preload = element('link', { attributes: { rel: 'preload', as: 'fetch' } });
const withCredentials = { crossOrigin: 'use-credentials' } as const;
const nullOrigin = { from: 'sandbox' } as const;
const beacon: PageCall = { via: 'beacon', body: 'json-blob', credentials: 'include' };
const image = file('dot.svg');

/** What is loaded without a script asking `fetch`, and who asks from an origin of its own. */
export const loads: readonly Case[] = [
  { id: 'load-img-set-on-file', calls: [element('img')], ...image, httpd: allow({}, 'set') },
  {
    id: 'load-img-credentials-star',
    calls: [element('img', withCredentials)],
    ...image,
    httpd: allow({ origin: '*' }),
  },
  {
    id: 'load-img-credentials-fine',
    calls: [element('img', withCredentials)],
    ...image,
    httpd: allow({ credentials: 'true' }),
  },
  { id: 'load-img-both-tables', calls: [element('img')], ...image, httpd: [...allow({}, 'set'), ...allow()] },
  { id: 'load-script-credentials-no-permission', calls: [element('script', withCredentials)], httpd: allow() },
  {
    id: 'load-script-503-set',
    calls: [element('script')],
    ...deadBackend,
    httpd: allow({}, 'set'),
  },
  {
    id: 'load-module-mismatch',
    calls: [element('script', { attributes: { type: 'module' } })],
    httpd: allow({ origin: 'http://admin.example.test' }),
  },
  { id: 'load-stylesheet-bare', calls: [stylesheet] },
  { id: 'load-stylesheet-mismatch', calls: [stylesheet], httpd: allow({ origin: `${pageOrigin}/` }) },
  { id: 'load-preload-bare', calls: [preload] },
  {
    id: 'load-font-set-on-404',
    calls: [{ via: 'font' }],
    notProxied: true,
    httpd: ['Redirect 404', ...allow({}, 'set')],
  },
  {
    id: 'load-font-two-stars',
    calls: [{ via: 'font' }],
    httpd: [...allow({ origin: '*' }, 'set'), ...allow({ origin: '*' })],
  },
  {
    id: 'load-eventsource-credentials-star',
    calls: [{ via: 'eventsource', credentials: 'include' }],
    httpd: allow({ origin: '*' }),
  },
  {
    id: 'load-eventsource-fine',
    calls: [{ via: 'eventsource' }],
    application: { request: { ...answer(200, {}, [['Content-Type', 'text/event-stream']]), body: 'data: 1\n\n' } },
  },
  {
    id: 'load-beacon-json-fine',
    calls: [beacon],
    rewritePreflight: 'R=204,L',
    httpd: allow({ methods: null, credentials: 'true' }),
  },
  { id: 'load-beacon-json-star', calls: [beacon], rewritePreflight: 'R=204,L', httpd: allow({ origin: '*' }) },
  { id: 'load-beacon-json-405', calls: [beacon], httpd: allow({ credentials: 'true' }) },
  { id: 'load-beacon-json-no-permission', calls: [beacon], rewritePreflight: 'R=204,L', httpd: allow() },
  { id: 'null-simple-bare', calls: [get(nullOrigin)] },
  { id: 'null-simple-named-origin', calls: [get(nullOrigin)], httpd: allow() },
  {
    id: 'null-post-star-204',
    calls: [putJson({ method: 'POST', ...nullOrigin })],
    rewritePreflight: 'R=204,L',
    httpd: allow({ origin: '*' }),
  },
  { id: 'null-put-405-null', calls: [putJson(nullOrigin)], httpd: allow({ origin: 'null' }) },
  {
    id: 'null-put-upper-case',
    calls: [putJson(nullOrigin)],
    rewritePreflight: 'R=204,L',
    httpd: allow({ origin: 'Null' }),
  },
  {
    id: 'null-put-include-star',
    calls: [putJson({ ...nullOrigin, credentials: 'include' })],
    rewritePreflight: 'R=204,L',
    httpd: allow({ origin: '*', credentials: 'true' }),
  },
  {
    id: 'null-xhr-delete-header-missing',
    calls: [{ via: 'xhr', method: 'DELETE', headers: { 'X-Tenant': '7' }, ...nullOrigin }],
    rewritePreflight: 'R=204,L',
    httpd: allow({ origin: 'null', methods: 'DELETE' }),
  },
  { id: 'worker-put-405', calls: [putJson({ from: 'worker' })], httpd: allow() },
  { id: 'worker-put-204', calls: [putJson({ from: 'worker' })], rewritePreflight: 'R=204,L', httpd: allow() },
  {
    id: 'worker-xhr-header-missing',
    calls: [{ ...putJson({ from: 'worker' }), via: 'xhr' }],
    rewritePreflight: 'R=204,L',
    httpd: allow({ headers: null }),
  },
  { id: 'no-referrer-put-405', calls: [putJson({ from: 'no-referrer' })], httpd: allow() },
  { id: 'no-referrer-put-204', calls: [putJson({ from: 'no-referrer' })], rewritePreflight: 'R=204,L', httpd: allow() },
  {
    id: 'unsafe-url-put-204',
    calls: [putJson({ referrerPolicy: 'unsafe-url' })],
    rewritePreflight: 'R=204,L',
    httpd: allow(),
  },
];
