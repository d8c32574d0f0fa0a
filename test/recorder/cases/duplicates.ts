import { allow, answer, get, putJson } from './allow.js';
import { type Case, pageOrigin } from './case.js';

const acao = 'Access-Control-Allow-Origin';
const rest = allow({ origin: null });
const fromApplication = { preflight: answer(200), request: answer(200) };
const starFromApplication = { preflight: answer(200, { origin: '*' }), request: answer(200, { origin: '*' }) };

/** The application and httpd both send the header, or httpd twice. */
export const duplicates: readonly Case[] = [
  {
    id: 'dup-app-star-set',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header set ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-star-always-set',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header always set ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-same-always-set',
    calls: [putJson()],
    application: fromApplication,
    httpd: [`Header always set ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-same-add',
    calls: [putJson()],
    application: fromApplication,
    httpd: [`Header add ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-star-append',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header append ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-same-merge',
    calls: [putJson()],
    application: fromApplication,
    httpd: [`Header merge ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-star-merge',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header merge ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-app-star-setifempty',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header setifempty ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-cured-by-unset',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header onsuccess unset ${acao}`, `Header always set ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-unset-in-the-wrong-table',
    calls: [putJson()],
    application: starFromApplication,
    httpd: [`Header always unset ${acao}`, `Header always set ${acao} "${pageOrigin}"`],
  },
  {
    id: 'dup-only-on-the-request',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    application: { request: answer(200, { methods: null, headers: null }) },
    httpd: allow(),
  },
  {
    id: 'dup-star-only-on-the-request',
    calls: [get({ method: 'DELETE' })],
    rewritePreflight: 'R=204,L',
    application: { request: answer(200, { origin: '*' }) },
    httpd: allow({ methods: 'DELETE' }),
  },
  {
    id: 'dup-always-add-twice',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    httpd: [`Header always add ${acao} "${pageOrigin}"`, `Header always add ${acao} "${pageOrigin}"`, ...rest],
  },
  {
    id: 'dup-always-append-other',
    calls: [putJson()],
    rewritePreflight: 'R=204,L',
    httpd: [
      `Header always set ${acao} "${pageOrigin}"`,
      `Header always append ${acao} "http://admin.example.test"`,
      ...rest,
    ],
  },
  {
    id: 'dup-methods-in-both-tables',
    calls: [putJson()],
    application: { preflight: answer(200, { methods: 'GET, POST' }), request: answer(200) },
    httpd: ['Header always set Access-Control-Allow-Methods "PUT"'],
  },
  {
    id: 'dup-headers-in-both-tables',
    calls: [putJson({ headers: { 'Content-Type': 'application/json', 'X-Tenant': '7' } })],
    application: { preflight: answer(200), request: answer(200) },
    httpd: ['Header always set Access-Control-Allow-Headers "x-tenant"'],
  },
  {
    id: 'dup-credentials-in-both-tables',
    calls: [putJson({ credentials: 'include' })],
    application: { preflight: answer(200, { credentials: 'true' }), request: answer(200, { credentials: 'true' }) },
    httpd: ['Header always set Access-Control-Allow-Credentials "true"'],
  },
  {
    id: 'dup-credentials-not-used',
    calls: [putJson()],
    application: { preflight: answer(200, { credentials: 'true' }), request: answer(200, { credentials: 'true' }) },
    httpd: ['Header always set Access-Control-Allow-Credentials "true"'],
  },
];
