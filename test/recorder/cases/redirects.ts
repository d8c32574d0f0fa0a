import { allow, answer, get, putJson } from './allow.js';
import { apiOrigin, type Case, pageOrigin, thirdOrigin } from './case.js';
import { file } from './endpoints.js';

const redirect = (status: number, location: string, policy: Parameters<typeof allow>[0] = {}) => ({
  application: { preflight: answer(204), request: answer(status, policy, [['Location', location]]) },
});
const fine = { application: { preflight: answer(204, { methods: 'PUT, DELETE' }), request: answer(200) } };
const open = {
  application: { preflight: answer(204, { origin: '*', headers: '*' }), request: answer(200, { origin: '*' }) },
};
const path = (id: string, further: string): string => `/case/${id}${further}`;

export const redirects: readonly Case[] = [
  {
    id: 'redirect-preflight-307-other-host',
    calls: [putJson()],
    host: [`RewriteRule "^$PATH$" "${thirdOrigin}/case/elsewhere" [R=307,L]`],
    httpd: allow(),
  },
  {
    id: 'redirect-preflight-directory-slash',
    calls: [putJson({ suffix: '/folder' })],
    further: { '/folder': { ...file('folder'), httpd: allow() } },
  },
  {
    id: 'redirect-preflight-to-https',
    calls: [putJson({ credentials: 'include' })],
    notProxied: true,
    httpd: [
      'Redirect 308 https://api.example.test/case/redirect-preflight-to-https',
      ...allow({ credentials: 'true' }),
    ],
  },
  {
    id: 'redirect-both-rule-order',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    notProxied: true,
    httpd: [`Redirect 307 ${path('redirect-both-rule-order', '/target')}`, ...allow()],
    further: { '/target': fine },
  },
  {
    id: 'redirect-308-same-origin',
    calls: [putJson()],
    ...redirect(308, path('redirect-308-same-origin', '/target')),
    further: { '/target': fine },
  },
  {
    id: 'redirect-303-put-to-get',
    calls: [putJson()],
    ...redirect(303, path('redirect-303-put-to-get', '/target')),
    further: { '/target': fine },
  },
  {
    id: 'redirect-301-post-to-get',
    calls: [putJson({ method: 'POST' })],
    ...redirect(301, path('redirect-301-post-to-get', '/target')),
    further: { '/target': fine },
  },
  {
    id: 'redirect-302-delete-kept',
    calls: [get({ method: 'DELETE' })],
    application: {
      preflight: answer(204, { methods: 'DELETE' }),
      request: answer(302, {}, [['Location', path('redirect-302-delete-kept', '/target')]]),
    },
    further: { '/target': fine },
  },
  {
    id: 'redirect-second-preflight-405',
    calls: [putJson()],
    ...redirect(307, path('redirect-second-preflight-405', '/target')),
    further: { '/target': { httpd: allow() } },
  },
  {
    id: 'redirect-second-preflight-bare',
    calls: [putJson()],
    ...redirect(307, path('redirect-second-preflight-bare', '/target')),
    further: { '/target': {} },
  },
  {
    id: 'redirect-second-preflight-redirects',
    calls: [putJson()],
    ...redirect(307, path('redirect-second-preflight-redirects', '/target')),
    further: { '/target': { notProxied: true, httpd: ['Redirect 301 /case/elsewhere', ...allow()] } },
  },
  {
    id: 'redirect-hop-bare-301',
    calls: [putJson()],
    ...redirect(301, path('redirect-hop-bare-301', '/target'), { origin: null, methods: null, headers: null }),
    further: { '/target': fine },
  },
  {
    id: 'redirect-hop-by-httpd-bare',
    calls: [get()],
    notProxied: true,
    httpd: [`Redirect 302 ${path('redirect-hop-by-httpd-bare', '/target')}`, ...allow({}, 'set')],
    further: { '/target': fine },
  },
  {
    id: 'redirect-hop-by-httpd-always',
    calls: [get()],
    notProxied: true,
    httpd: [`Redirect 302 ${path('redirect-hop-by-httpd-always', '/target')}`, ...allow()],
    further: { '/target': fine },
  },
  {
    id: 'redirect-hop-duplicate',
    calls: [putJson()],
    ...redirect(307, path('redirect-hop-duplicate', '/target')),
    httpd: [
      'Header onsuccess note Access-Control-Allow-Origin seen',
      'Header always set Access-Control-Allow-Origin "*" "expr=%{REQUEST_METHOD} == \'PUT\'"',
    ],
    further: { '/target': fine },
  },
  {
    id: 'redirect-hop-star-include',
    calls: [get({ credentials: 'include' })],
    ...redirect(302, path('redirect-hop-star-include', '/target'), { origin: '*', credentials: 'true' }),
    further: { '/target': fine },
  },
  {
    id: 'redirect-chain-three-hops',
    calls: [putJson()],
    ...redirect(307, path('redirect-chain-three-hops', '/second')),
    further: {
      '/second': redirect(308, path('redirect-chain-three-hops', '/third')),
      '/third': redirect(307, path('redirect-chain-three-hops', '/target')),
      '/target': fine,
    },
  },
  {
    id: 'redirect-chain-broken-at-the-end',
    calls: [putJson()],
    ...redirect(307, path('redirect-chain-broken-at-the-end', '/second')),
    further: {
      '/second': redirect(307, path('redirect-chain-broken-at-the-end', '/target')),
      '/target': { application: { preflight: answer(204), request: answer(200, { origin: null }) } },
    },
  },
  {
    id: 'redirect-loop',
    calls: [get()],
    application: { request: answer(302, {}, [['Location', path('redirect-loop', '')]]) },
  },
  {
    id: 'redirect-third-origin-listed',
    calls: [putJson()],
    ...redirect(307, `${thirdOrigin}${path('redirect-third-origin-listed', '/target')}`),
    further: { '/target': fine },
  },
  {
    id: 'redirect-third-origin-star',
    calls: [putJson({ method: 'POST' })],
    ...redirect(308, `${thirdOrigin}${path('redirect-third-origin-star', '/target')}`),
    further: { '/target': open },
  },
  {
    id: 'redirect-third-origin-simple',
    calls: [get()],
    ...redirect(302, `${thirdOrigin}${path('redirect-third-origin-simple', '/target')}`),
    further: { '/target': fine },
  },
  {
    id: 'redirect-third-origin-null-allowed',
    calls: [get()],
    ...redirect(302, `${thirdOrigin}${path('redirect-third-origin-null-allowed', '/target')}`),
    further: { '/target': { application: { request: answer(200, { origin: 'null' }) } } },
  },
  {
    id: 'redirect-third-and-back',
    calls: [putJson()],
    ...redirect(307, `${thirdOrigin}${path('redirect-third-and-back', '/second')}`),
    further: {
      '/second': {
        application: {
          preflight: answer(204, { origin: '*' }),
          request: answer(307, { origin: '*' }, [
            ['Location', `${apiOrigin}${path('redirect-third-and-back', '/target')}`],
          ]),
        },
      },
      '/target': fine,
    },
  },
  {
    id: 'redirect-home-simple',
    calls: [get()],
    ...redirect(302, `${pageOrigin}${path('redirect-home-simple', '/target')}`),
    further: { '/target': { application: { request: { status: 200 } } } },
  },
  {
    id: 'redirect-from-home-to-api',
    calls: [putJson({ server: pageOrigin })],
    application: {
      request: { status: 307, headers: [['Location', `${apiOrigin}/case/redirect-from-home-to-api/target`]] },
    },
    further: { '/target': fine },
  },
  {
    id: 'redirect-from-home-to-bare-api',
    calls: [get({ server: pageOrigin })],
    application: {
      request: { status: 302, headers: [['Location', `${apiOrigin}/case/redirect-from-home-to-bare-api/target`]] },
    },
    further: { '/target': {} },
  },
  {
    id: 'redirect-userinfo-simple',
    calls: [get()],
    ...redirect(302, 'http://shop:secret@api.example.test/case/redirect-userinfo-simple/target'),
    further: { '/target': fine },
  },
  {
    id: 'redirect-userinfo-name-only',
    calls: [putJson()],
    ...redirect(307, 'http://shop@api.example.test/case/redirect-userinfo-name-only/target'),
    further: { '/target': fine },
  },
  {
    id: 'redirect-manual-put',
    calls: [putJson({ redirect: 'manual' })],
    ...redirect(307, path('redirect-manual-put', '/target')),
    further: { '/target': fine },
  },
  {
    id: 'redirect-error-put',
    calls: [putJson({ redirect: 'error' })],
    ...redirect(307, path('redirect-error-put', '/target')),
    further: { '/target': fine },
  },
];
