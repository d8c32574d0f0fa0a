import { allow, type Policy, putJson } from './allow.js';
import type { Case, Endpoint, PageCall } from './case.js';
import { basicAuth, deadBackend, file } from './endpoints.js';

/** Who answers the OPTIONS, and how; what the page asked is part of it, so that requests differ too. */
type Answerer = {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly call?: PageCall;
  readonly policy?: Policy;
};

const withApplication = (status: number, headers: readonly [string, string][] = []): Endpoint => ({
  application: { preflight: { status, headers, body: `{"status":${status}}` } },
});

const deleteScripted: PageCall = { via: 'fetch', method: 'DELETE', headers: { 'X-Requested-With': 'fetch' } };
const patchIncluded = putJson({ method: 'PATCH', credentials: 'include' });
const postXhr: PageCall = { ...putJson({ method: 'POST' }), via: 'xhr' };

const forDelete: Policy = { methods: 'GET, DELETE', headers: 'x-requested-with' };
const forPatch: Policy = { methods: 'PATCH, PUT', credentials: 'true' };
const forPost: Policy = { methods: null };

const answerers: readonly Answerer[] = [
  { id: 'app-200', endpoint: withApplication(200) },
  { id: 'app-204', endpoint: withApplication(204), call: deleteScripted, policy: forDelete },
  {
    id: 'app-302-login',
    endpoint: withApplication(302, [['Location', '/case/login']]),
    call: patchIncluded,
    policy: forPatch,
  },
  { id: 'app-400', endpoint: withApplication(400) },
  {
    id: 'app-401',
    endpoint: withApplication(401, [['WWW-Authenticate', 'Bearer realm="orders"']]),
    call: putJson({ headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' } }),
    policy: { headers: 'authorization, content-type' },
  },
  { id: 'app-403', endpoint: withApplication(403), call: patchIncluded, policy: forPatch },
  { id: 'app-404', endpoint: withApplication(404), call: deleteScripted, policy: forDelete },
  { id: 'app-405', endpoint: withApplication(405, [['Allow', 'GET, POST']]), call: postXhr, policy: forPost },
  { id: 'app-422', endpoint: withApplication(422), call: postXhr, policy: forPost },
  { id: 'app-500', endpoint: withApplication(500), call: patchIncluded, policy: forPatch },
  { id: 'app-503', endpoint: withApplication(503, [['Retry-After', '30']]), call: deleteScripted, policy: forDelete },
  { id: 'httpd-200-file', endpoint: file('order.json') },
  { id: 'httpd-200-rewrite', endpoint: { rewritePreflight: 'R=200,L' }, call: deleteScripted, policy: forDelete },
  { id: 'httpd-204-rewrite', endpoint: { rewritePreflight: 'R=204,L' }, call: patchIncluded, policy: forPatch },
  {
    id: 'httpd-301-redirect',
    endpoint: { httpd: ['Redirect 301 /case/elsewhere'], notProxied: true },
    call: postXhr,
    policy: forPost,
  },
  {
    id: 'httpd-401-basic',
    endpoint: { httpd: basicAuth },
  },
  { id: 'httpd-403-denied', endpoint: { httpd: ['Require all denied'] }, call: deleteScripted, policy: forDelete },
  { id: 'httpd-403-rewrite', endpoint: { rewritePreflight: 'F' }, call: postXhr, policy: forPost },
  {
    id: 'httpd-404-redirect',
    endpoint: { httpd: ['Redirect 404'], notProxied: true },
    call: patchIncluded,
    policy: forPatch,
  },
  { id: 'httpd-405-allowmethods', endpoint: { httpd: ['AllowMethods GET POST PUT'] } },
  { id: 'httpd-410-gone', endpoint: { rewritePreflight: 'G' }, call: deleteScripted, policy: forDelete },
  { id: 'httpd-502-hang-up', endpoint: { application: { preflight: { status: 0, hangUp: true } } } },
  {
    id: 'httpd-503-down',
    endpoint: deadBackend,
    call: patchIncluded,
    policy: forPatch,
  },
  {
    id: 'override-500',
    endpoint: { ...withApplication(500), httpd: ['ProxyErrorOverride On'] },
  },
  {
    id: 'override-405',
    endpoint: { ...withApplication(405), httpd: ['ProxyErrorOverride On'] },
    call: deleteScripted,
    policy: forDelete,
  },
  {
    id: 'error-document-403',
    endpoint: { httpd: ['Require all denied', 'ErrorDocument 403 /error.html'] },
    call: postXhr,
    policy: forPost,
  },
];

/** How the configuration tries to send its headers: apache's table of sound answers, of all answers, or both. */
const tables: readonly (readonly [id: string, directives: (policy: Policy) => readonly string[]])[] = [
  ['none', () => []],
  ['set', (policy) => allow(policy, 'set')],
  ['always', (policy) => allow(policy, 'always set')],
  ['both', (policy) => [...allow(policy, 'set'), ...allow(policy, 'always set')]],
];

/** Every answerer with every table. */
export const crossing: readonly Case[] = answerers.flatMap(({ id, endpoint, call = putJson(), policy = {} }) =>
  tables.map(([table, directives]) => ({
    ...endpoint,
    id: `${id}-${table}`,
    calls: [call],
    httpd: [...(endpoint.httpd ?? []), ...directives(policy)],
  })),
);
