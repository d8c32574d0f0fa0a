import { expect, test } from 'vitest';
import { checkHeaders } from '../../src/cors/headers-check.js';
import { readPolicy } from '../../src/cors/policy.js';
import { bag } from './facts.js';

const check = (headers: string | readonly string[] | null, requested: readonly string[], include = false) =>
  checkHeaders(readPolicy(bag({ headers })), requested, include);
const passes = { headersParse: null, headers: null };

test.each([
  ['X-TEST', ['x-test']],
  [['x-other', 'x-test'], ['x-test']],
  ['*', ['x-test', 'authorization']],
  [null, []],
])('%j allows %j', (headers, requested) => {
  expect(check(headers, requested)).toEqual(passes);
});

test.each([
  [null, ['x-test'], ['x-test'], []],
  ['', ['x-test'], ['x-test'], []],
  ['x-b', ['x-a', 'x-b', 'x-c'], ['x-a', 'x-c'], ['x-b']],
])('%j does not allow %j', (headers, requested, names, allowed) => {
  expect(check(headers, requested).headers).toEqual({ stage: 'preflight', check: 'headers', names, allowed });
});

test('with credentials * is the name of a header', () => {
  expect(check('*', ['x-test'], true).headers).toMatchObject({ names: ['x-test'] });
  expect(check('*', ['*'], true)).toEqual(passes);
});

test('what cannot be parsed fails a request that announces nothing', () => {
  expect(check('x-ok, x test', [])).toEqual({
    headersParse: { stage: 'preflight', check: 'allow-headers', value: 'x-ok, x test', token: 'x test' },
    headers: null,
  });
});
