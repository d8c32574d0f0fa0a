import { allow, answer, putJson } from './allow.js';
import type { Case } from './case.js';

const json = { 'Content-Type': 'application/json' };
const asked = (
  id: string,
  headers: Readonly<Record<string, string>>,
  list: string | null,
  more: Partial<Case> = {},
): Case => ({
  id,
  calls: [putJson({ headers })],
  rewritePreflight: 'R=204,L',
  httpd: allow({ headers: list }),
  ...more,
});

const copied = 'append,delete,entries,foreach,get,has,keys,set,values,Authorization';
const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [`X-Field-${String(index).padStart(2, '0')}`, '1']),
);

export const headerLists: readonly Case[] = [
  asked('headers-copied-list', json, copied),
  asked('headers-copied-list-authorization', { Authorization: 'Bearer abc' }, copied),
  asked('headers-x-requested-with-missing', { ...json, 'X-Requested-With': 'XMLHttpRequest' }, 'content-type'),
  asked('headers-three-missing', { ...json, 'X-Zone': '1', 'X-Account': '1' }, 'accept'),
  asked('headers-upper-case-list', { ...json, 'X-Tenant': '7' }, 'CONTENT-TYPE, X-TENANT'),
  asked('headers-underscore', { X_Tenant: '7' }, 'x-tenant'),
  asked('headers-underscore-listed', { X_Tenant: '7' }, 'X_Tenant'),
  asked('headers-odd-token-characters', { "X-!#$%&'*+.^_`|~": '1' }, "x-!#$%&'*+.^_`|~"),
  asked('headers-prefix-pattern', { 'X-Tenant': '7' }, 'x-*'),
  asked('headers-colon', json, 'content-type:'),
  asked('headers-with-values', json, 'content-type=application/json'),
  asked('headers-space-separated', { ...json, 'X-Tenant': '7' }, 'content-type x-tenant'),
  asked('headers-semicolon-at-end', json, 'content-type;'),
  asked('headers-empties-and-tabs', json, ' ,\t,content-type\t,,'),
  asked('headers-quoted', json, '"content-type"'),
  asked('headers-star-and-names', { 'X-Tenant': '7' }, 'content-type, *'),
  asked('headers-star-authorization-json', { ...json, Authorization: 'Bearer abc' }, '*'),
  asked('headers-star-authorization-basic', { Authorization: 'Basic c2hvcDpzaG9w' }, '*', {
    httpd: allow({ origin: '*', headers: '*' }),
  }),
  asked('headers-authorization-unlisted', { Authorization: 'Bearer abc', ...json }, 'content-type, x-tenant'),
  asked('headers-sixty', many, Object.keys(many).join(', ')),
  asked('headers-sixty-but-one', many, Object.keys(many).slice(0, -1).join(', ')),
  asked('headers-response-header-in-request', { ...json, 'Access-Control-Allow-Origin': '*' }, 'content-type'),
  asked(
    'headers-response-header-in-request-allowed',
    { 'Access-Control-Allow-Origin': '*' },
    'access-control-allow-origin',
  ),
  asked(
    'headers-forbidden-not-announced',
    { ...json, Cookie: 'a=1', 'Sec-Shop': '1', 'Proxy-Shop': '1' },
    'content-type',
  ),
  asked('headers-user-agent', { 'User-Agent': 'shop/1' }, null),
  asked('headers-last-event-id', { 'Last-Event-ID': '7' }, null),
  asked('headers-method-override', { 'X-HTTP-Method-Override': 'DELETE' }, 'x-http-method-override'),
  asked('headers-two-lines', { ...json, 'X-Tenant': '7' }, null, {
    httpd: [...allow({ headers: 'content-type' }), 'Header always add Access-Control-Allow-Headers "x-tenant"'],
  }),
  asked('headers-second-line-malformed', json, null, {
    httpd: [...allow({ headers: 'content-type' }), 'Header always add Access-Control-Allow-Headers "x tenant"'],
  }),
  asked('headers-exposed-instead', json, null, {
    httpd: [...allow({ headers: null }), 'Header always set Access-Control-Expose-Headers "content-type"'],
  }),
  {
    id: 'headers-echoed-by-application',
    calls: [putJson({ headers: { ...json, 'X-Tenant': '7' } })],
    application: {
      preflight: answer(200, { headers: 'content-type,x-tenant' }, [
        ['Vary', 'Origin, Access-Control-Request-Headers'],
      ]),
      request: answer(200),
    },
  },
  {
    id: 'headers-and-method-and-origin-wrong',
    calls: [putJson({ headers: { 'X-Tenant': '7' } })],
    rewritePreflight: 'R=204,L',
    httpd: allow({ origin: 'http://admin.example.test', methods: 'GET', headers: 'accept' }),
  },
  {
    id: 'headers-and-method-wrong-with-405',
    calls: [putJson({ headers: { 'X-Tenant': '7' } })],
    httpd: allow({ methods: 'GET', headers: 'x tenant' }),
  },
];
