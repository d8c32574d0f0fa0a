import { allow, answer, get, putJson } from './allow.js';
import { type Case, type PageCall, pageOrigin } from './case.js';
import { file } from './endpoints.js';

/** A preflight that httpd answers well, but for the value of Allow-Origin. */
function sent(id: string, origin: string, call: PageCall = putJson()): Case {
  return { id, calls: [call], rewritePreflight: 'R=204,L', httpd: allow({ origin }) };
}

const echo = [
  'Header always set Access-Control-Allow-Origin "%{ALLOWED}e" env=ALLOWED',
  'Header always merge Vary "Origin"',
];
const elsewhere = 'http://app.example.test:8080';

export const origins: readonly Case[] = [
  sent('origin-default-port', `${pageOrigin}:80`),
  sent('origin-https', pageOrigin.replace('http:', 'https:')),
  sent('origin-with-path', `${pageOrigin}/orders`),
  sent('origin-with-userinfo', 'http://shop@app.example.test'),
  sent('origin-trailing-dot', `${pageOrigin}.`),
  sent('origin-parent-domain', 'http://example.test'),
  sent('origin-of-the-api', 'http://api.example.test'),
  sent('origin-null-word', 'NULL'),
  sent('origin-semicolons', `${pageOrigin};http://admin.example.test`),
  sent('origin-pipe', `${pageOrigin}|http://admin.example.test`),
  sent('origin-regex', '^https?://(app|admin)\\.example\\.test$'),
  sent('origin-angle-brackets', `<${pageOrigin}>`),
  sent('origin-star-dot', 'http://*.example.test:80'),
  sent('origin-list-newest-first', `http://admin.example.test ${pageOrigin}`),
  sent('origin-mixed-case-host', 'http://App.Example.Test'),
  sent('origin-true', 'true'),
  sent('origin-two-stars', '**'),
  sent('origin-protocol-relative', '//app.example.test'),
  {
    id: 'origin-unset-variable',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    httpd: ['Header always set Access-Control-Allow-Origin "%{NO_SUCH_VARIABLE}e"', ...allow({ origin: null })],
  },
  {
    id: 'origin-echoed-by-setenvif',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    host: ['SetEnvIf Origin "^http://(app|admin)\\.example\\.test$" ALLOWED=$0'],
    httpd: [...echo, ...allow({ origin: null })],
  },
  {
    // The rewrite answers before httpd looks at what stands in a <Location>.
    id: 'origin-setenvif-in-location',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    httpd: [
      'SetEnvIf Origin "^http://(app|admin)\\.example\\.test$" ALLOWED_HERE=$0',
      'Header always set Access-Control-Allow-Origin "%{ALLOWED_HERE}e" env=ALLOWED_HERE',
      ...allow({ origin: null }),
    ],
  },
  {
    id: 'origin-not-in-setenvif-list',
    calls: [get({ method: 'DELETE' })],
    rewritePreflight: 'R=204,L',
    host: ['SetEnvIf Origin "^https://(app|admin)\\.example\\.com$" ALLOWED_ELSEWHERE=$0'],
    httpd: [
      'Header always set Access-Control-Allow-Origin "%{ALLOWED_ELSEWHERE}e" env=ALLOWED_ELSEWHERE',
      ...allow({ origin: null, methods: 'DELETE' }),
    ],
  },
  {
    id: 'origin-by-if-section',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    httpd: [
      '<If "%{HTTP:Origin} in { \'http://app.example.test\' }">',
      'Header always set Access-Control-Allow-Origin "expr=%{HTTP:Origin}"',
      '</If>',
      ...allow({ origin: null }),
    ],
  },
  {
    id: 'origin-env-lost-in-error-document',
    calls: [putJson()],
    httpd: [
      'Require all denied',
      'ErrorDocument 403 /error.html',
      'Header always set Access-Control-Allow-Origin "http://app.example.test" "expr=%{REQUEST_METHOD} == \'OPTIONS\'"',
    ],
  },
  {
    id: 'origin-changes-on-the-request',
    calls: [putJson()],
    application: { preflight: answer(204), request: answer(200, { origin: 'http://admin.example.test' }) },
  },
  {
    id: 'origin-lost-on-the-request',
    calls: [get({ method: 'DELETE' })],
    application: { preflight: answer(204, { methods: 'DELETE' }), request: answer(403, { origin: null }) },
  },
  {
    id: 'origin-invalid-on-the-request',
    calls: [putJson()],
    application: { preflight: answer(204), request: answer(200, { origin: 'app.example.test' }) },
  },
  {
    id: 'origin-list-on-the-request',
    calls: [putJson()],
    application: {
      preflight: answer(204),
      request: answer(200, { origin: `${pageOrigin}, http://admin.example.test` }),
    },
  },
  {
    id: 'origin-padded',
    calls: [putJson()],
    application: {
      preflight: answer(200, { origin: `\t${pageOrigin}  ` }),
      request: answer(200, { origin: ` ${pageOrigin}` }),
    },
  },
  {
    id: 'origin-same-host-other-port',
    calls: [putJson({ server: elsewhere })],
    rewritePreflight: 'R=204,L',
    httpd: allow(),
  },
  { id: 'origin-same-host-other-port-bare', calls: [get({ server: elsewhere })] },
  {
    id: 'origin-static-set-on-file',
    calls: [get()],
    ...file('order.json'),
    httpd: ['Header set Access-Control-Allow-Origin "*"'],
  },
  {
    id: 'origin-static-set-on-missing-file',
    calls: [get()],
    ...file('no-such-file.json'),
    httpd: ['Header set Access-Control-Allow-Origin "*"'],
  },
];
