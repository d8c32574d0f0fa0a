import { expect, test } from 'vitest';
import { checkMethod } from '../../src/cors/method-check.js';
import { readPolicy } from '../../src/cors/policy.js';
import { bag } from './facts.js';

const check = (methods: string | readonly string[] | null, method: string, include = false) =>
  checkMethod(readPolicy(bag({ methods, allow: 'GET, PUT, DELETE' })), method, include);
const passes = { methodsParse: null, method: null };

test.each([
  ['PUT', 'PUT'],
  ['GET,PUT', 'PUT'],
  [['GET', 'PUT'], 'PUT'],
  ['patch', 'patch'],
  ['*', 'Chicken'],
  [null, 'POST'],
  ['', 'GET'],
  ['PUT', 'HEAD'],
])('%j allows %s', (methods, method) => {
  expect(check(methods, method)).toEqual(passes);
});

test.each([
  [null, 'PUT', []],
  ['', 'PUT', []],
  ['put', 'PUT', ['put']],
  ['PATCH', 'patch', ['PATCH']],
  ['GET', 'OPTIONS', ['GET']],
])('%j does not allow %s', (methods, method, allowed) => {
  expect(check(methods, method)).toEqual({
    methodsParse: null,
    method: { stage: 'preflight', check: 'method', method, allowed },
  });
});

test('with credentials * is the name of a method', () => {
  expect(check('*', 'PUT', true).method).toMatchObject({ check: 'method', allowed: ['*'] });
  expect(check('*', '*', true)).toEqual(passes);
});

test('what cannot be parsed fails a method that needs no listing', () => {
  expect(check('GET; PUT', 'POST')).toEqual({
    methodsParse: { stage: 'preflight', check: 'allow-methods', value: 'GET; PUT', token: 'GET; PUT' },
    method: null,
  });
});
