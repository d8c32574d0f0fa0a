import { allow, answer, get, putJson } from './allow.js';
import type { Case, PageCall } from './case.js';

const twice = (call: PageCall): readonly PageCall[] => [call, call];
const answered = (
  id: string,
  calls: readonly PageCall[],
  policy: Parameters<typeof allow>[0],
  more: string[] = [],
): Case => ({
  id,
  calls,
  rewritePreflight: 'R=204,L',
  httpd: [...allow(policy), ...more],
});

const tenant = putJson({ headers: { 'Content-Type': 'application/json', 'X-Tenant': '7' } });

export const cache: readonly Case[] = [
  answered('cache-default-age', twice(putJson()), {}),
  answered('cache-600', [putJson(), putJson(), putJson()], { maxAge: '600' }),
  answered('cache-0', twice(putJson()), { maxAge: '0' }),
  answered('cache-negative', twice(putJson()), { maxAge: '-1' }),
  answered('cache-words', twice(putJson()), { maxAge: '10 minutes' }),
  answered('cache-two-lines', twice(putJson()), { maxAge: '600' }, ['Header always add Access-Control-Max-Age "0"']),
  answered('cache-other-query', [putJson({ suffix: '?page=1' }), putJson({ suffix: '?page=2' })], { maxAge: '600' }),
  answered('cache-new-method', [putJson(), putJson({ method: 'DELETE' })], { maxAge: '600', methods: 'PUT, DELETE' }),
  answered('cache-method-not-in-it', [putJson(), putJson({ method: 'DELETE' })], { maxAge: '600', methods: 'PUT' }),
  answered('cache-new-header', [putJson(), tenant], { maxAge: '600', headers: 'content-type, x-tenant' }),
  answered('cache-header-not-in-it', [putJson(), tenant], { maxAge: '600' }),
  answered('cache-star-reused', [putJson(), tenant], { maxAge: '600', methods: '*', headers: '*' }),
  answered('cache-include-after-omit', [putJson({ credentials: 'omit' }), putJson({ credentials: 'include' })], {
    maxAge: '600',
    credentials: 'true',
  }),
  answered('cache-omit-after-include', [putJson({ credentials: 'include' }), putJson({ credentials: 'omit' })], {
    maxAge: '600',
    credentials: 'true',
  }),
  answered('cache-simple-after-preflighted', [putJson(), get()], { maxAge: '600' }),
  answered('cache-no-store-request', [putJson(), putJson({ cache: 'no-store' })], { maxAge: '600' }),
  {
    id: 'cache-three-at-once',
    calls: [putJson({ parallel: 3 })],
    // Slow enough for all three to ask before the first answer can be remembered.
    application: { preflight: { ...answer(204, { maxAge: '600' }), delay: 300 }, request: answer(200) },
  },
  answered('cache-three-at-once-after-one', [putJson(), putJson({ parallel: 3 })], { maxAge: '600' }),
  {
    id: 'cache-kept-though-the-request-failed',
    calls: twice(putJson()),
    application: { preflight: answer(204, { maxAge: '600' }), request: answer(200, { origin: null }) },
  },
  {
    id: 'cache-nothing-kept-of-a-refusal',
    calls: twice(putJson()),
    application: { preflight: answer(204, { methods: 'DELETE', maxAge: '600' }) },
  },
];
