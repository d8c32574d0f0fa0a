import { describe, expect, test } from 'vitest';
import type { ResponseFacts } from '../../src/cors/facts.js';
import { checkResponse } from '../../src/cors/response-check.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag, origin, url } from './facts.js';

function check(change: Partial<ResponseFacts>) {
  return checkResponse({
    origin,
    credentials: 'not-include',
    status: 200,
    error: null,
    responseHeaders: bag({ origin, vary: 'Origin' }),
    url,
    ...change,
  });
}

test.each([200, 204, 400, 401, 404, 500, 503])('status %i does not matter', (status) => {
  expect(check({ status }).outcome).toBe('pass');
  expect(check({ status, responseHeaders: bag({}) }).failures).toEqual([
    { stage: 'request', check: 'allow-origin', reason: 'missing', value: null },
  ]);
});

test('a 304 is not judged', () => {
  expect(check({ status: 304, responseHeaders: bag({}) }).outcome).toBe('pass');
});

test('no response is a failure of its own', () => {
  expect(check({ status: 0, error: 'net::ERR_CONNECTION_RESET', responseHeaders: nothingRecorded }).failures).toEqual([
    { stage: 'request', check: 'response', error: 'net::ERR_CONNECTION_RESET' },
  ]);
});

test('methods and headers of the preflight are not asked for', () => {
  expect(check({ responseHeaders: bag({ origin: '*', methods: 'GET; PUT' }) }).outcome).toBe('pass');
});

test('what is not recorded is not absent', () => {
  expect(check({ responseHeaders: nothingRecorded })).toMatchObject({
    outcome: 'undecided',
    missing: ['header:access-control-allow-origin'],
  });
});

describe('a hop of a redirect', () => {
  const hop = (location: string, change: Partial<ResponseFacts> = {}) =>
    check({ status: 307, responseHeaders: bag({ origin: '*', location }), ...change });

  test('passes the same check', () => {
    expect(hop('/next').outcome).toBe('pass');
    expect(check({ status: 307, responseHeaders: bag({ location: '/next' }) }).outcome).toBe('fail');
  });

  test.each(['http://u:p@api.example/', '//u@api.example/', 'https://:p@api.example', 'https:\\\\u@api.example'])(
    'fails for the userinfo of %s',
    (location) => {
      expect(hop(location).failures).toEqual([{ stage: 'request', check: 'location-userinfo', location }]);
      expect(hop(location, { url: '/items' }).outcome).toBe('fail');
    },
  );

  test.each(['/a@b', '?u:p@x', 'https://api.example/u:p@x', 'https://@api.example/', 'http://[', '\0'])(
    'finds no userinfo in %j',
    (location) => {
      expect(hop(location).outcome).toBe('pass');
    },
  );

  test('a Location that is not recorded weakens the pass', () => {
    const recorded = new Set(['access-control-allow-origin']);
    expect(check({ status: 302, responseHeaders: bag({ origin }, { recorded }) })).toMatchObject({
      outcome: 'pass',
      missing: ['location'],
    });
  });
});

test('without the credentials mode, a missing Allow-Credentials leaves it open', () => {
  expect(check({ credentials: 'unknown' })).toMatchObject({
    outcome: 'undecided',
    failures: [{ check: 'allow-credentials', onlyWithCredentials: true }],
    missing: ['credentials-mode'],
  });
});

test('one line may stand for several', () => {
  const responseHeaders = bag({ origin }, { repeats: 'first-only' });
  expect(check({ responseHeaders })).toMatchObject({ outcome: 'pass', missing: ['repeated-lines'] });
});
