import { expect, test } from 'vitest';
import { checkPreflight } from '../../../src/cors/preflight-check.js';
import { checkResponse } from '../../../src/cors/response-check.js';
import { nothingRecorded } from '../../../src/model/http-record.js';
import { bag, type Headers, origin, passing, preflight, url } from '../facts.js';

/** As Chromium 156 printed them, with these hosts in the place of the recorded ones. */
const frame = `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
const checked = `${frame}Response to preflight request doesn't pass access control check: `;
const wildcard =
  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";

const report = (headers: Headers, change: Parameters<typeof preflight>[0] = {}) =>
  checkPreflight(preflight({ responseHeaders: bag({ ...passing, ...headers }), ...change })).engines.chromium;

test.each([
  [
    'MissingAllowOriginHeader',
    { origin: null },
    '',
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  ],
  [
    'AllowOriginMismatch',
    { origin: 'https://other.example' },
    'https://other.example',
    "The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin. Have the server send the header with a valid value.",
  ],
  [
    'MultipleAllowOriginValues',
    { origin: [origin, 'https://x'] },
    'https://app.example, https://x',
    "The 'Access-Control-Allow-Origin' header contains multiple values 'https://app.example, https://x', but only one is allowed. Have the server send the header with a valid value.",
  ],
  [
    'InvalidAllowOriginValue',
    { origin: 'foo' },
    'foo',
    "The 'Access-Control-Allow-Origin' header contains the invalid value 'foo'. Have the server send the header with a valid value.",
  ],
])('Preflight%s', (error, headers, parameter, sentence) => {
  expect(report(headers)).toEqual({ error: `Preflight${error}`, parameter, message: `${checked}${sentence}` });
});

test('PreflightWildcardOriginNotAllowed, and its hint for XMLHttpRequest', () => {
  const credentials = 'include';
  expect(report({ origin: '*' }, { credentials })).toEqual({
    error: 'PreflightWildcardOriginNotAllowed',
    parameter: '',
    message: `${checked}${wildcard}`,
  });
  expect(report({ origin: '*' }, { credentials, initiator: 'XMLHttpRequest' })?.message).toBe(
    `Access to XMLHttpRequest at '${url}' from origin '${origin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: ${wildcard} The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.`,
  );
});

test('PreflightInvalidAllowCredentials', () => {
  const credentials = 'include';
  expect(report({ credentials: 'True' }, { credentials })).toEqual({
    error: 'PreflightInvalidAllowCredentials',
    parameter: 'True',
    message: `${checked}The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.`,
  });
  expect(report({}, { credentials })?.parameter).toBe('');
});

test.each([
  ['PreflightInvalidStatus', {}, { status: 404 }, '', `${checked}It does not have HTTP ok status.`],
  [
    'PreflightDisallowedRedirect',
    { location: '/x', origin: null },
    { status: 302 },
    '',
    `${checked}Redirect is not allowed for a preflight request.`,
  ],
  [
    'InvalidAllowMethodsPreflightResponse',
    { methods: 'GET; PUT', headers: 'x test' },
    {},
    '',
    `${frame}Cannot parse Access-Control-Allow-Methods response header field in preflight response.`,
  ],
  [
    'InvalidAllowHeadersPreflightResponse',
    { methods: 'GET', headers: 'x test' },
    {},
    '',
    `${frame}Cannot parse Access-Control-Allow-Headers response header field in preflight response.`,
  ],
  [
    'MethodDisallowedByPreflightResponse',
    { methods: 'GET', headers: 'x-b' },
    {},
    'PUT',
    `${frame}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
  ],
  [
    'HeaderDisallowedByPreflightResponse',
    { headers: 'x-b' },
    { requestHeaders: ['X-B', 'X-Z', 'X-A'] },
    'x-a',
    `${frame}Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.`,
  ],
] as const)('%s', (error, headers, change, parameter, message) => {
  expect(report(headers, change)).toEqual({ error, parameter, message });
});

test('the origin is checked before the status, whatever is recorded of the rest', () => {
  expect(report({ origin: null }, { status: 404 })?.error).toBe('PreflightMissingAllowOriginHeader');
  expect(report({}, { status: 404, responseHeaders: nothingRecorded })).toBeUndefined();
});

test('the actual response has names and sentences of its own', () => {
  const response = { origin, credentials: 'not-include', status: 200, error: null, url } as const;
  const responseHeaders = bag({});
  expect(checkResponse({ ...response, responseHeaders }).engines.chromium).toEqual({
    error: 'MissingAllowOriginHeader',
    parameter: '',
    message: `${frame}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  });
  const redirectedFrom = 'https://api.example/old';
  expect(
    checkResponse({ ...response, responseHeaders, redirectedFrom, origin: 'null', initiator: 'image' }).engines.chromium
      ?.message,
  ).toBe(
    `Access to image at '${url}' (redirected from '${redirectedFrom}') from origin 'null' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  );
  expect(
    checkResponse({ ...response, status: 307, responseHeaders: bag({ origin, location: 'https://u:p@api.example/' }) })
      .engines.chromium,
  ).toEqual({
    error: 'RedirectContainsCredentials',
    parameter: '',
    message: `${frame}Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
  });
});

test('an unknown origin is left out of the sentence', () => {
  expect(report({ origin: null }, { origin: null })?.message).toContain(`at '${url}' has been blocked`);
});

test('a transport failure keeps its own name, and has no failedParameter', () => {
  const dead = { status: 0, responseHeaders: nothingRecorded };
  expect(report({}, { ...dead, error: 'net::ERR_EMPTY_RESPONSE' })).toEqual({
    error: 'net::ERR_EMPTY_RESPONSE',
    parameter: null,
    message: 'Failed to load resource: net::ERR_EMPTY_RESPONSE',
  });
  expect(report({}, { ...dead, error: 'NS_ERROR_NET_RESET' })).toBeUndefined();
  expect(report({}, { ...dead, error: null })).toBeUndefined();
});

test('a 407 ends the request below CORS', () => {
  expect(report({}, { status: 407 })?.error).toBe('net::ERR_UNEXPECTED_PROXY_AUTH');
});

test('LocalNetworkAccessPermissionDenied names the address space', () => {
  const error = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';
  const denied = report({}, { status: 0, error, responseHeaders: nothingRecorded, url: 'http://127.0.0.1:8080/x' });
  expect(denied?.error).toBe('LocalNetworkAccessPermissionDenied');
  expect(denied?.message).toMatch(/Permission was denied for this request to access the `loopback` address space\.$/);
});
