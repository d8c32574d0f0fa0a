import { describe, expect, test } from 'vitest';
import type { PreflightFacts } from '../../src/cors/facts.js';
import { checkPreflight } from '../../src/cors/preflight-check.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag, origin, passing, preflight } from './facts.js';

const checksOf = (change: Partial<PreflightFacts>) =>
  checkPreflight(preflight(change)).failures.map(({ check }) => check);

describe('a preflight whose headers are all recorded', () => {
  test('passes without a word', () => {
    expect(checkPreflight(preflight())).toEqual({
      outcome: 'pass',
      failures: [],
      missing: [],
      warnings: [],
      engines: {},
    });
  });

  test('keeps every failure, in repair order', () => {
    expect(checksOf({ status: 404, credentials: 'include', responseHeaders: bag({}) })).toEqual([
      'status',
      'allow-origin',
      'allow-credentials',
      'method',
      'headers',
    ]);
  });

  test('puts a list that cannot be parsed before a name that is not listed', () => {
    const responseHeaders = bag({ origin, methods: 'GET', headers: 'x test' });
    expect(checksOf({ responseHeaders })).toEqual(['allow-headers', 'method']);
  });

  test('names all refused headers, lower-case, sorted and once', () => {
    const requestHeaders = ['X-Test', 'X-B', 'x-a', 'X-a', ''];
    expect(checkPreflight(preflight({ requestHeaders })).failures).toEqual([
      { stage: 'preflight', check: 'headers', names: ['x-a', 'x-b'], allowed: ['x-test'] },
    ]);
  });

  test.each([200, 201, 204, 206, 226, 299])('passes with status %i', (status) => {
    expect(checksOf({ status })).toEqual([]);
  });

  test.each([100, 300, 304, 305, 400, 401, 404, 500, 600, 999])('fails with status %i', (status) => {
    expect(checkPreflight(preflight({ status })).failures).toEqual([{ stage: 'preflight', check: 'status', status }]);
  });

  test('a redirect is one where it has a Location', () => {
    const location = '/login';
    expect(checkPreflight(preflight({ status: 302, responseHeaders: bag({ ...passing, location }) })).failures).toEqual(
      [{ stage: 'preflight', check: 'redirect', status: 302, location }],
    );
    expect(checksOf({ status: 302 })).toEqual(['status']);
    expect(checksOf({ status: 302, responseHeaders: bag({ ...passing, location: '' }) })).toEqual(['status']);
    expect(checksOf({ status: 300, responseHeaders: bag({ ...passing, location }) })).toEqual(['status']);
  });

  test('no response is the only failure there can be', () => {
    const error = 'net::ERR_EMPTY_RESPONSE';
    const result = checkPreflight(preflight({ status: 0, error, responseHeaders: nothingRecorded }));
    expect(result.failures).toEqual([{ stage: 'preflight', check: 'response', error }]);
    expect(result).toMatchObject({ outcome: 'fail', missing: [] });
  });
});

describe('a preflight of which little is recorded', () => {
  const nothing = { responseHeaders: nothingRecorded, requestMethod: null, requestHeaders: null, origin: null };

  test('fails by its status alone', () => {
    const result = checkPreflight(preflight({ ...nothing, status: 404, credentials: 'unknown' }));
    expect(result.outcome).toBe('fail');
    expect(result.failures).toEqual([{ stage: 'preflight', check: 'status', status: 404 }]);
    expect(result.missing).toContain('header:access-control-allow-origin');
    expect(Object.keys(result.engines)).toEqual(['webkit']);
  });

  test('is open with an ok status, and says what would decide it', () => {
    expect(checkPreflight(preflight({ ...nothing, credentials: 'not-include' }))).toMatchObject({
      outcome: 'undecided',
      failures: [],
      missing: [
        'header:access-control-allow-origin',
        'header:access-control-allow-methods',
        'header:access-control-allow-headers',
      ],
    });
  });

  test('takes a Location for granted where redirects are not recorded in full', () => {
    const result = checkPreflight(preflight({ ...nothing, status: 301 }));
    expect(result.failures).toEqual([{ stage: 'preflight', check: 'redirect', status: 301, location: null }]);
    expect(result.missing).toContain('location');
    expect(result.engines.chromium?.error).toBe('PreflightDisallowedRedirect');
    expect(result.engines.firefox).toBeUndefined();
  });

  test('an unknown status leaves good headers open, and bad ones bad', () => {
    expect(checkPreflight(preflight({ status: null }))).toMatchObject({ outcome: 'undecided', missing: ['status'] });
    expect(checkPreflight(preflight({ status: null, responseHeaders: bag({}) })).outcome).toBe('fail');
  });

  test.each([
    [{ requestMethod: null }, 'request-method'],
    [{ requestHeaders: null }, 'request-headers'],
    [{ origin: null }, 'origin'],
  ] as const)('%o is needed where the answer names names', (change, missing) => {
    expect(checkPreflight(preflight(change))).toMatchObject({ outcome: 'undecided', missing: [missing] });
  });

  test('nothing of the request is needed where everything is allowed', () => {
    const responseHeaders = bag({ origin: '*', methods: '*', headers: '*' });
    expect(checkPreflight(preflight({ ...nothing, responseHeaders })).outcome).toBe('pass');
  });

  test('an unknown origin does not save a value that no origin equals', () => {
    for (const value of [
      'https://app.example/',
      'HTTPS://APP.EXAMPLE',
      'foo',
      '',
      'https://a, https://b',
      'https://a:443',
    ]) {
      const responseHeaders = bag({ ...passing, origin: value });
      expect(checkPreflight(preflight({ origin: null, responseHeaders })).outcome, value).toBe('fail');
    }
    for (const value of [
      'null',
      'https://a',
      'http://[::1]:8080',
      'chrome-extension://abcdef',
      'capacitor://localhost',
    ]) {
      const responseHeaders = bag({ ...passing, origin: value });
      expect(checkPreflight(preflight({ origin: null, responseHeaders })).outcome, value).toBe('undecided');
    }
  });
});

describe('a source that shows only the first of repeated lines', () => {
  const firstOnly = { repeats: 'first-only' } as const;

  test('leaves a pass a pass, and says what it rests on', () => {
    const responseHeaders = bag(passing, firstOnly);
    expect(checkPreflight(preflight({ responseHeaders }))).toMatchObject({
      outcome: 'pass',
      missing: ['repeated-lines'],
    });
  });

  test('a list may go on in the next line', () => {
    const responseHeaders = bag({ ...passing, methods: 'GET' }, firstOnly);
    expect(checkPreflight(preflight({ responseHeaders }))).toMatchObject({
      outcome: 'fail',
      missing: ['repeated-lines'],
    });
  });

  test.each([
    { ...passing, origin: 'https://other.example' },
    { ...passing, origin: null },
    { ...passing, methods: null },
    { ...passing, headers: 'x test' },
  ])('no second line mends %o', (headers) => {
    const responseHeaders = bag(headers, firstOnly);
    expect(checkPreflight(preflight({ responseHeaders }))).toMatchObject({ outcome: 'fail', missing: [] });
  });
});

describe('an unknown credentials mode', () => {
  const unknown = { credentials: 'unknown' } as const;

  test('does not matter where both modes agree', () => {
    const responseHeaders = bag({ ...passing, credentials: 'true' });
    expect(checkPreflight(preflight({ ...unknown, responseHeaders }))).toMatchObject({ outcome: 'pass', missing: [] });
    expect(checkPreflight(preflight({ ...unknown, requestMethod: 'DELETE', responseHeaders }))).toMatchObject({
      outcome: 'fail',
      missing: [],
    });
  });

  test('leaves open what fails with credentials alone', () => {
    const responseHeaders = bag({ origin: '*', methods: '*', headers: '*' });
    expect(checkPreflight(preflight({ ...unknown, responseHeaders }))).toEqual({
      outcome: 'undecided',
      failures: [
        {
          stage: 'preflight',
          check: 'allow-origin',
          reason: 'wildcard-with-credentials',
          value: '*',
          onlyWithCredentials: true,
        },
        { stage: 'preflight', check: 'allow-credentials', value: null, onlyWithCredentials: true },
        { stage: 'preflight', check: 'method', method: 'PUT', allowed: ['*'], onlyWithCredentials: true },
        { stage: 'preflight', check: 'headers', names: ['x-test'], allowed: ['*'], onlyWithCredentials: true },
      ],
      missing: ['credentials-mode'],
      warnings: [],
      engines: {},
    });
  });

  test('marks them also beside a failure that is certain', () => {
    const responseHeaders = bag({ ...passing, origin: '*', methods: 'GET' });
    const { outcome, failures } = checkPreflight(preflight({ ...unknown, responseHeaders }));
    expect(outcome).toBe('fail');
    expect(failures.filter(({ onlyWithCredentials }) => onlyWithCredentials !== true)).toMatchObject([
      { check: 'method' },
    ]);
  });

  test('an engine whose report depends on it is left out', () => {
    const responseHeaders = bag({ ...passing, origin: '*' });
    const { engines } = checkPreflight(preflight({ ...unknown, status: 404, responseHeaders }));
    expect(Object.keys(engines)).toEqual(['webkit']);
  });
});

describe('input of any kind', () => {
  const values = [
    '\0',
    'PUT\0',
    '\ud800',
    '\u212a',
    'constructor',
    '__proto__',
    ' '.repeat(100_000),
    ','.repeat(100_000),
  ];

  test.each(values)('the value %j is judged', (value) => {
    const responseHeaders = bag({ origin: value, methods: value, headers: value, credentials: value });
    for (const credentials of ['include', 'not-include', 'unknown'] as const) {
      const facts = { credentials, responseHeaders, origin: value, requestMethod: value, requestHeaders: [value] };
      expect(['pass', 'fail', 'undecided']).toContain(checkPreflight(preflight(facts)).outcome);
    }
  });

  test('the Kelvin sign is no k', () => {
    const responseHeaders = bag({ ...passing, headers: 'x-k' });
    expect(checksOf({ responseHeaders, requestHeaders: ['x-\u212a'] })).toEqual(['headers']);
    expect(checksOf({ responseHeaders, requestHeaders: ['X-K'] })).toEqual([]);
  });

  test('lists of 100,000 names and as many lines are judged', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `x-${index}`);
    const inOneLine = bag({ ...passing, headers: many.join(',') });
    expect(checksOf({ requestHeaders: many, responseHeaders: inOneLine })).toEqual([]);
    const inManyLines = bag({ ...passing, headers: many });
    expect(checksOf({ requestHeaders: [...many, 'x-no'], responseHeaders: inManyLines })).toEqual(['headers']);
  });
});
