import { expect, test } from 'vitest';
import { corsCheck } from '../../src/cors/cors-check.js';
import { readPolicy } from '../../src/cors/policy.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag, type Headers, origin } from './facts.js';

const check = (headers: Headers, include = false, from: string | null = origin) =>
  corsCheck(readPolicy(bag(headers)), from, include, 'request');

test.each([
  [null, 'missing'],
  ['', 'invalid'],
  ['app.example', 'invalid'],
  ['"https://app.example"', 'invalid'],
  ['%{ORIGIN}e', 'invalid'],
  ['*.example', 'invalid'],
  ['https://app.example/', 'mismatch'],
  ['HTTPS://APP.EXAMPLE', 'mismatch'],
  ['https://*.example', 'mismatch'],
  ['localhost:3000', 'mismatch'],
  ['null', 'mismatch'],
  ['https://app.example,', 'multiple'],
  ['https://app.example https://other.example', 'multiple'],
  ['*, *', 'multiple'],
  [['https://app.example', 'https://app.example'], 'multiple'],
] as const)('Allow-Origin %j is %s', (value, reason) => {
  expect(check({ origin: value }).origin).toMatchObject({ check: 'allow-origin', reason });
});

test.each(['*', ' * ', origin, `\t${origin} `])('Allow-Origin %j passes', (value) => {
  expect(check({ origin: value }).origin).toBeNull();
});

test('null matches itself, and a list that was sent as Origin too', () => {
  expect(check({ origin: 'null' }, true, 'null').origin).toBeNull();
  expect(check({ origin: 'https://a, https://b' }, false, 'https://a, https://b').origin).toBeNull();
});

test('credentials do not go with *', () => {
  expect(check({ origin: '*' }, true).origin).toMatchObject({ reason: 'wildcard-with-credentials', value: '*' });
});

test.each([
  ['true', true],
  [' true ', true],
  ['True', false],
  ['false', false],
  ['1', false],
  ['"true"', false],
  ['', false],
  [null, false],
  [['true', 'true'], false],
] as const)('Allow-Credentials %j: %s', (credentials, passes) => {
  expect(check({ origin, credentials }, true).credentials === null).toBe(passes);
  expect(check({ origin, credentials }, false).credentials).toBeNull();
});

test('nothing recorded is nothing known', () => {
  expect(corsCheck(readPolicy(nothingRecorded), origin, true, 'request')).toEqual({
    origin: { missing: 'header:access-control-allow-origin' },
    credentials: { missing: 'header:access-control-allow-credentials' },
  });
});
