import { allow, answer, get, putJson } from './allow.js';
import type { Case } from './case.js';

const include = putJson({ credentials: 'include' });
const sameOrigin = putJson({ credentials: 'same-origin' });
const xhrInclude = putJson({ via: 'xhr', credentials: 'include' });
const answered = (id: string, calls: Case['calls'], httpd: readonly string[]): Case => ({
  id,
  calls,
  httpd,
  rewritePreflight: 'R=204,L',
});

export const credentials: readonly Case[] = [
  answered('cred-same-origin-star', [sameOrigin], allow({ origin: '*', methods: '*', headers: '*' })),
  answered('cred-same-origin-without-permission', [sameOrigin], allow()),
  answered('cred-include-upper-case', [include], allow({ credentials: 'TRUE' })),
  answered('cred-include-1', [include], allow({ credentials: '1' })),
  answered('cred-include-yes', [include], allow({ credentials: 'yes' })),
  answered('cred-include-quoted', [include], allow({ credentials: '"true"' })),
  answered('cred-include-empty', [include], allow({ credentials: '' })),
  answered('cred-include-true-list', [include], allow({ credentials: 'true, true' })),
  answered(
    'cred-include-star-methods-delete',
    [putJson({ method: 'DELETE', credentials: 'include' })],
    allow({ methods: '*', credentials: 'true' }),
  ),
  answered('cred-include-star-methods-and-listed', [include], allow({ methods: '*, PUT', credentials: 'true' })),
  answered(
    'cred-include-star-headers-post',
    [putJson({ method: 'POST', credentials: 'include' })],
    allow({ headers: '*', credentials: 'true' }),
  ),
  answered(
    'cred-include-star-headers-and-listed',
    [include],
    allow({ headers: '*, content-type', credentials: 'true' }),
  ),
  answered('cred-xhr-include-fine', [xhrInclude], allow({ credentials: 'true' })),
  answered('cred-xhr-include-no-permission', [xhrInclude], allow()),
  answered(
    'cred-xhr-include-everything-starred',
    [xhrInclude],
    allow({ origin: '*', methods: '*', headers: '*', credentials: 'true' }),
  ),
  answered(
    'cred-method-named-star',
    [putJson({ method: '*', credentials: 'include' })],
    allow({ methods: '*', credentials: 'true' }),
  ),
  {
    id: 'cred-star-only-on-the-request',
    calls: [include],
    application: {
      preflight: answer(204, { credentials: 'true' }),
      request: answer(200, { origin: '*', credentials: 'true' }),
    },
  },
  {
    id: 'cred-permission-lost-on-the-request',
    calls: [include],
    application: { preflight: answer(204, { credentials: 'true' }), request: answer(201) },
  },
  {
    id: 'cred-permission-misspelt-on-the-request',
    calls: [putJson({ method: 'POST', credentials: 'include' })],
    application: { preflight: answer(200, { credentials: 'true' }), request: answer(200, { credentials: 'True' }) },
  },
  { id: 'cred-simple-include-fine', calls: [get({ credentials: 'include' })], httpd: allow({ credentials: 'true' }) },
  { id: 'cred-simple-include-no-permission', calls: [get({ credentials: 'include' })], httpd: allow() },
  {
    id: 'cred-cookie-set-then-sent',
    calls: [get({ credentials: 'include' }), putJson({ credentials: 'include' })],
    rewritePreflight: 'R=204,L',
    httpd: [
      ...allow({ credentials: 'true' }),
      'Header set Set-Cookie "session=1; Path=/case/cred-cookie-set-then-sent"',
    ],
  },
  {
    id: 'cred-cookie-set-then-star',
    calls: [get({ credentials: 'include' })],
    httpd: [...allow({ origin: '*' }), 'Header set Set-Cookie "session=1; Path=/case/cred-cookie-set-then-star"'],
  },
  answered(
    'cred-authorization-needs-no-credentials',
    [putJson({ credentials: 'omit', headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' } })],
    allow({ origin: '*', headers: 'authorization, content-type' }),
  ),
];
