import { allow, answer, get, putJson } from './allow.js';
import type { Case } from './case.js';
import { file } from './endpoints.js';

const answered = (id: string, method: string, methods: string | null, more: Partial<Case> = {}): Case => ({
  id,
  calls: [{ via: 'fetch', method, headers: { 'X-Requested-With': 'fetch' } }],
  rewritePreflight: 'R=204,L',
  httpd: allow({ methods, headers: 'x-requested-with' }),
  ...more,
});

export const methods: readonly Case[] = [
  answered('method-delete-missing', 'DELETE', 'GET, POST, PUT'),
  answered('method-delete-lower-case-in-script', 'delete', 'DELETE'),
  answered('method-delete-lower-case-in-list', 'DELETE', 'get, post, delete'),
  answered('method-patch-missing', 'PATCH', 'GET, HEAD, POST, PUT, DELETE, OPTIONS'),
  answered('method-patch-lower-case-both', 'patch', 'patch', { main: ['RegisterHttpMethod patch'], notProxied: true }),
  answered('method-head-unlisted', 'HEAD', 'PUT'),
  answered('method-get-unlisted', 'GET', 'PUT'),
  answered('method-post-unlisted', 'POST', null),
  answered('method-propfind', 'PROPFIND', 'PROPFIND'),
  answered('method-propfind-missing', 'PROPFIND', 'GET'),
  answered('method-query', 'QUERY', 'QUERY', { main: ['RegisterHttpMethod QUERY'], notProxied: true }),
  answered('method-mixed-case', 'Purge', 'Purge', { main: ['RegisterHttpMethod Purge'], notProxied: true }),
  answered('method-mixed-case-list', 'Purge', 'PURGE'),
  answered('method-semicolons', 'PUT', 'GET;POST;PUT'),
  answered('method-slashes', 'PUT', 'GET/POST/PUT'),
  answered('method-single-quotes', 'PUT', "'GET','PUT'"),
  answered('method-json-list', 'PUT', '["GET","PUT"]'),
  answered('method-word-all', 'PUT', 'ALL'),
  answered('method-star-in-list', 'PUT', 'GET, *'),
  answered('method-tabs-and-empties', 'PUT', ',GET,\t,PUT ,,'),
  answered('method-newline-joined', 'PUT', null, {
    httpd: [
      ...allow({ methods: 'GET', headers: 'x-requested-with' }),
      'Header always add Access-Control-Allow-Methods "POST"',
      'Header always add Access-Control-Allow-Methods "PUT"',
    ],
  }),
  answered('method-second-line-malformed', 'PUT', null, {
    httpd: [
      ...allow({ methods: 'PUT', headers: 'x-requested-with' }),
      'Header always add Access-Control-Allow-Methods "GET POST"',
    ],
  }),
  answered('method-malformed-but-unneeded', 'GET', 'GET POST'),
  answered('method-quoted-list-one-value', 'DELETE', '"GET, DELETE"'),
  {
    id: 'method-allow-header-instead',
    calls: [putJson()],
    application: { preflight: answer(200, { methods: null }, [['Allow', 'GET, PUT, DELETE']]), request: answer(200) },
  },
  {
    id: 'method-static-file-allow',
    calls: [get({ method: 'PUT' })],
    ...file('order.json'),
    httpd: allow({ methods: null, headers: null }),
  },
  { id: 'method-of-script-put', calls: [putJson({ method: 'put' })], rewritePreflight: 'R=204,L', httpd: allow() },
];
