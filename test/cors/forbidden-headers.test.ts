import { expect, test } from 'vitest';
import { isForbiddenHeader, isForbiddenName } from '../../src/cors/forbidden-headers.js';

test.each([
  'Cookie',
  'host',
  'Sec-Fetch-Mode',
  'proxy-authorization',
  'Origin',
  'Access-Control-Request-Method',
  'via',
])('no page can set %s', (name) => {
  expect(isForbiddenName(name)).toBe(true);
});

test.each(['x-cookie', 'user-agent', 'access-control-allow-origin', 'secure', 'proxy', 'authorization'])(
  'a page can set %s',
  (name) => {
    expect(isForbiddenName(name)).toBe(false);
  },
);

test('a method override is forbidden for the methods that are', () => {
  expect(isForbiddenHeader('X-HTTP-Method-Override', 'GET, trace')).toBe(true);
  expect(isForbiddenHeader('x-method-override', 'PUT')).toBe(false);
  expect(isForbiddenHeader('x-other', 'TRACE')).toBe(false);
  expect(isForbiddenHeader('cookie', '')).toBe(true);
});
