import { expect, test } from 'vitest';
import { checkPreflight } from '../../../src/cors/preflight-check.js';
import { checkResponse } from '../../../src/cors/response-check.js';
import { nothingRecorded } from '../../../src/model/http-record.js';
import { bag, type Headers, origin, passing, preflight, url } from '../facts.js';

const report = (headers: Headers, change: Parameters<typeof preflight>[0] = {}) =>
  checkPreflight(preflight({ responseHeaders: bag({ ...passing, ...headers }), ...change })).engines.webkit;

const notAllowed = (status: number) =>
  `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`;

test.each([
  ['W-STATUS', { origin: null }, { status: 404 }, '404', 'Preflight response is not successful. Status code: 404'],
  ['W-STATUS', { location: '/x' }, { status: 301 }, '301', 'Preflight response is not successful. Status code: 301'],
  ['W-ORIGIN', { origin: null }, {}, origin, notAllowed(204)],
  ['W-ORIGIN', { origin: `${origin} *` }, { status: 200 }, origin, notAllowed(200)],
  ['W-MULTI', { origin: ['*', '*'] }, {}, '*, *', 'Access-Control-Allow-Origin cannot contain more than one origin.'],
  [
    'W-WILD',
    { origin: '*' },
    { credentials: 'include' },
    '*',
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
  ],
  [
    'W-CRED',
    { credentials: 'false' },
    { credentials: 'include' },
    'false',
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  ],
  [
    'W-PARSE-M',
    { methods: '"PUT"', headers: 'x b' },
    {},
    '"PUT"',
    'Header Access-Control-Allow-Methods has an invalid value: "PUT"',
  ],
  [
    'W-PARSE-H',
    { methods: 'GET', headers: 'x b' },
    {},
    'x b',
    'Header Access-Control-Allow-Headers has an invalid value: x b',
  ],
  ['W-METHOD', { methods: 'GET' }, {}, 'PUT', 'Method PUT is not allowed by Access-Control-Allow-Methods.'],
  [
    'W-HEADER',
    { headers: null },
    {},
    'x-test',
    'Request header field x-test is not allowed by Access-Control-Allow-Headers.',
  ],
] as const)('%s', (error, headers, change, parameter, message) => {
  expect(report(headers, change)).toEqual({ error, parameter, message });
});

test('the status is enough where no header is recorded', () => {
  expect(report({}, { status: 404, responseHeaders: nothingRecorded })?.error).toBe('W-STATUS');
});

test('the words for a broken connection are not known', () => {
  expect(report({}, { status: 0, error: 'net::ERR_EMPTY_RESPONSE' })).toBeUndefined();
});

test('a hop of the actual request is reported as its redirect', () => {
  const facts = { origin, credentials: 'not-include', status: 302, error: null, url } as const;
  const hop = (headers: Headers) => checkResponse({ ...facts, responseHeaders: bag(headers) }).engines.webkit;
  expect(hop({ location: '/next' })).toEqual({
    error: 'W-REDIRECT',
    parameter: 'https://api.example/next',
    message: `Cross-origin redirection to https://api.example/next denied by Cross-Origin Resource Sharing policy: ${notAllowed(302)}`,
  });
  // The Location is looked at before the headers.
  expect(hop({ location: 'https://u:p@api.example/next' })?.message).toBe(
    'Cross-origin redirection to https://u:p@api.example/next denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@api.example/next has credentials',
  );
  const target = checkResponse({ ...facts, url: '/items', responseHeaders: bag({ location: '/next' }) });
  expect(target.engines.webkit?.parameter).toBe('/next');
  const recorded = new Set(['access-control-allow-origin']);
  expect(checkResponse({ ...facts, responseHeaders: bag({}, { recorded }) }).engines.webkit).toBeUndefined();
  expect(checkResponse({ ...facts, status: 500, responseHeaders: bag({}) }).engines.webkit?.message).toBe(
    notAllowed(500),
  );
});

test('an unknown origin is left out of the sentence', () => {
  expect(report({ origin: null }, { origin: null })?.message).toBe(
    'Origin is not allowed by Access-Control-Allow-Origin. Status code: 204',
  );
});
