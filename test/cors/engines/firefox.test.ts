import { expect, test } from 'vitest';
import { checkPreflight } from '../../../src/cors/preflight-check.js';
import { checkResponse } from '../../../src/cors/response-check.js';
import { nothingRecorded } from '../../../src/model/http-record.js';
import { bag, type Headers, origin, passing, preflight, url } from '../facts.js';

const report = (headers: Headers, change: Parameters<typeof preflight>[0] = {}) =>
  checkPreflight(preflight({ responseHeaders: bag({ ...passing, ...headers }), ...change })).engines.firefox;

const reason = (text: string, tail = ''): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${text}).${tail}`;

test.each([
  [
    'CORSMissingAllowOrigin2',
    { origin: null },
    { status: 404 },
    null,
    reason('CORS header ‘Access-Control-Allow-Origin’ missing', ' Status code: 404.'),
  ],
  [
    'CORSMultipleAllowOriginNotAllowed',
    { origin: ['*', '*'] },
    { credentials: 'include' },
    null,
    reason('Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed'),
  ],
  [
    'CORSAllowOriginNotMatchingOrigin',
    { origin: `${origin}, *` },
    {},
    `${origin}, *`,
    reason(`CORS header ‘Access-Control-Allow-Origin’ does not match ‘${origin}, *’`),
  ],
  [
    'CORSNotSupportingCredentials',
    { origin: '*' },
    { credentials: 'include' },
    '*',
    reason('Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’'),
  ],
  [
    'CORSMissingAllowCredentials',
    {},
    { credentials: 'include' },
    null,
    reason('expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’'),
  ],
  [
    'CORSExternalRedirectNotAllowed',
    { location: '/x' },
    { status: 301 },
    null,
    reason('CORS request external redirect not allowed'),
  ],
  [
    'CORSPreflightDidNotSucceed3',
    {},
    { status: 500 },
    '500',
    reason('CORS preflight response did not succeed', ' Status code: 500.'),
  ],
  [
    'CORSInvalidAllowMethod',
    { methods: 'GET; PUT' },
    {},
    'GET; PUT',
    reason('invalid token ‘GET; PUT’ in CORS header ‘Access-Control-Allow-Methods’'),
  ],
  [
    'CORSInvalidAllowHeader',
    { headers: 'x-a, x b' },
    {},
    'x b',
    reason('invalid token ‘x b’ in CORS header ‘Access-Control-Allow-Headers’'),
  ],
  [
    'CORSMethodNotFound',
    { methods: 'GET', headers: 'x b' },
    {},
    'PUT',
    reason('Did not find method in CORS header ‘Access-Control-Allow-Methods’'),
  ],
  [
    'CORSMissingAllowHeaderFromPreflight2',
    {},
    { requestHeaders: ['X-B', 'X-A'] },
    'x-a',
    reason(
      'header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
    ),
  ],
] as const)('%s', (error, headers, change, parameter, message) => {
  expect(report(headers, change)).toEqual({ error, parameter, message });
});

test('a redirect without a passing Allow-Origin is only a missing header', () => {
  expect(report({ origin: null, location: '/x' }, { status: 302 })?.error).toBe('CORSMissingAllowOrigin2');
});

test('the status tells nothing while Allow-Origin is not recorded', () => {
  expect(report({}, { status: 404, responseHeaders: nothingRecorded })).toBeUndefined();
});

test.each([
  ['net::ERR_CONNECTION_REFUSED', 'CORSDidNotSucceed2'],
  [null, 'CORSDidNotSucceed2'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'CORSMissingAllowOrigin2'],
  ['net::ERR_BLOCKED_BY_CLIENT', undefined],
])('a preflight without response, %s', (error, category) => {
  const dead = { status: 0, error, responseHeaders: nothingRecorded };
  expect(report({}, dead)?.error).toBe(category);
});

test('an actual request', () => {
  const facts = { origin, credentials: 'not-include', error: null, url, responseHeaders: bag({}) } as const;
  const response = (change: object) => checkResponse({ ...facts, status: 200, ...change }).engines.firefox;
  expect(response({})).toEqual({
    error: 'CORSMissingAllowOrigin2',
    parameter: null,
    message: reason('CORS header ‘Access-Control-Allow-Origin’ missing', ' Status code: 200.'),
  });
  expect(response({ status: null })?.message).toBe(reason('CORS header ‘Access-Control-Allow-Origin’ missing'));
  expect(response({ status: 0, error: 'net::ERR_EMPTY_RESPONSE' })?.error).toBe('CORSMultipleAllowOriginNotAllowed');
  expect(response({ status: 0, error: 'net::ERR_FAILED' })).toBeUndefined();
  const responseHeaders = bag({ origin, location: '//u:p@api.example' });
  expect(response({ status: 302, responseHeaders })?.message).toBe(
    reason('CORS request did not succeed', ' Status code: (null).'),
  );
});
