import { expect, test } from 'vitest';
import { isForbiddenMethod, normalizeMethod } from '../../src/cors/methods.js';

test.each([
  ['get', 'GET'],
  ['Delete', 'DELETE'],
  ['options', 'OPTIONS'],
  ['patch', 'patch'],
  ['Chicken', 'Chicken'],
  ['connect', 'connect'],
  ['po\u017ft', 'po\u017ft'],
])('%s is sent as %s', (method, normalised) => {
  expect(normalizeMethod(method)).toBe(normalised);
});

test('CONNECT, TRACE and TRACK are forbidden in any case', () => {
  expect(['connect', 'TRACE', 'Track'].every(isForbiddenMethod)).toBe(true);
  expect(['GET', 'OPTIONS', ''].some(isForbiddenMethod)).toBe(false);
});
