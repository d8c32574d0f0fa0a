import { expect, it } from 'vitest';
import { isRedirect, redirectHint } from '../../src/causes/redirect-hint.js';

it.each([
  ['http://api.example.com/v1', 'https://api.example.com/v1', 'http to https'],
  ['https://api.example.com/v1', 'https://www.example.com/v1', 'to another host'],
  ['https://api.example.com/v1', '/v1/', 'trailing slash added'],
  ['/v1/', '/v1', 'trailing slash removed'],
  ['/v1', 'https://api.example.com/v1', 'to https or another host'],
  ['/v1', '/login?next=/v1', 'to a login page'],
  ['/v1', '/v2', null],
  ['/v1', null, null],
  ['//', 'http://[', null],
])('%s to %s: %s', (from, location, hint) => {
  expect(redirectHint(from, location)).toBe(hint);
});

it('knows what a redirect status is', () => {
  expect([299, 300, 399, 400, null].map(isRedirect)).toEqual([false, true, true, false, false]);
});
