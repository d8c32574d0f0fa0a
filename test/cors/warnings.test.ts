import { describe, expect, test } from 'vitest';
import { checkPreflight } from '../../src/cors/preflight-check.js';
import { checkResponse } from '../../src/cors/response-check.js';
import { variesByOrigin } from '../../src/cors/warnings.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag, type Headers, origin, passing, preflight, url } from './facts.js';

const warningsOf = (headers: Headers, requestHeaders: readonly string[] | null = ['x-test']) =>
  checkPreflight(preflight({ requestHeaders, responseHeaders: bag({ ...passing, ...headers }) })).warnings;

describe('authorization-by-wildcard', () => {
  test('where * alone lets Authorization pass', () => {
    expect(warningsOf({ headers: '*' }, ['Authorization'])).toEqual(['authorization-by-wildcard']);
    expect(warningsOf({ headers: 'x-test, *' }, ['authorization', 'x-test'])).toEqual(['authorization-by-wildcard']);
  });

  test('not where it is listed, not announced, or refused', () => {
    expect(warningsOf({ headers: '*, Authorization' }, ['authorization'])).toEqual([]);
    expect(warningsOf({ headers: '*' }, ['x-test'])).toEqual([]);
    expect(warningsOf({ headers: '*' }, null)).toEqual([]);
    expect(warningsOf({ headers: 'x-test' }, ['authorization'])).toEqual([]);
  });

  test('not where credentials make * a name like any other', () => {
    const responseHeaders = bag({ ...passing, headers: '*', credentials: 'true' });
    const facts = { requestHeaders: ['authorization'], responseHeaders };
    expect(checkPreflight(preflight({ ...facts, credentials: 'include' })).warnings).toEqual([]);
    expect(checkPreflight(preflight({ ...facts, credentials: 'unknown' })).warnings).toEqual([
      'authorization-by-wildcard',
    ]);
  });
});

test('allow-headers-copy-paste', () => {
  expect(warningsOf({ headers: 'append,delete,entries,foreach,get,has,keys,set,values,Authorization,x-test' })).toEqual(
    ['allow-headers-copy-paste'],
  );
  expect(warningsOf({ headers: 'Append, Delete, ENTRIES, forEach, x-test' })).toEqual(['allow-headers-copy-paste']);
  expect(warningsOf({ headers: 'get, set, delete, x-test' })).toEqual([]);
  expect(warningsOf({ headers: 'get, get, get, get, x-test' })).toEqual([]);
});

test('response-header-sent-as-request-header', () => {
  expect(warningsOf({ headers: '*' }, ['Access-Control-Allow-Origin'])).toEqual([
    'response-header-sent-as-request-header',
  ]);
  expect(warningsOf({ headers: '*' }, ['origin-agent'])).toEqual([]);
});

test('a preflight without a recorded header gives no warning', () => {
  const facts = preflight({ requestHeaders: ['authorization'], responseHeaders: nothingRecorded });
  expect(checkPreflight(facts).warnings).toEqual([]);
});

describe('what any answer gives away', () => {
  const of = (values: Headers, recorded: 'all' | ReadonlySet<string> = 'all') =>
    checkResponse({
      origin,
      credentials: 'not-include',
      status: 200,
      error: null,
      url,
      responseHeaders: bag(values, { recorded }),
    }).warnings;

  test('null-origin-allowed', () => {
    expect(of({ origin: 'null' })).toEqual(['null-origin-allowed']);
    expect(warningsOf({ origin: 'null' })).toEqual(['null-origin-allowed']);
    expect(of({ origin: 'NULL' })).toEqual([]);
    expect(of({ origin: 'null, null' })).toEqual([]);
    expect(of({})).toEqual([]);
  });

  test('wildcard-beside-credentials', () => {
    expect(of({ origin: '*', credentials: 'true' })).toEqual(['wildcard-beside-credentials']);
    expect(warningsOf({ origin: '*', credentials: 'true' })).toEqual(['wildcard-beside-credentials']);
    // No browser takes another word than `true`, in these letters.
    expect(of({ origin: '*', credentials: 'True' })).toEqual([]);
    expect(of({ origin: '*' })).toEqual([]);
    expect(of({ origin, credentials: 'true' })).toEqual([]);
    expect(of({ origin: '*' }, new Set(['access-control-allow-origin']))).toEqual([]);
  });
});

test('variesByOrigin', () => {
  const of = (vary: string | readonly string[] | undefined, recorded: 'all' | ReadonlySet<string> = 'all') =>
    variesByOrigin(bag(vary === undefined ? {} : { vary }, { recorded }));
  expect(of(undefined)).toBe(false);
  expect(of('Accept-Encoding')).toBe(false);
  expect(of(['Accept-Encoding', 'origin'])).toBe(true);
  expect(of('*')).toBe(true);
  expect(of(undefined, new Set())).toBeNull();
});
