import { describe, expect, it } from 'vitest';
import { isPreflight, mayFollow, mayPrecede } from '../../src/link/announced.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { harPreflight, harRecord, headers, logged } from '../helpers/records.js';

describe('isPreflight', () => {
  it.each<[string, HttpRecord, boolean]>([
    ['what announces a method', harPreflight('PUT', '', { marks: {} }), true],
    ['what the recorder calls one', harPreflight('PUT', '', { requestHeaders: logged({}), sent: false }), true],
    [
      'an OPTIONS of the page that was held back',
      harRecord({ method: 'OPTIONS', sent: false, requestHeaders: logged({ 'user-agent': 'Mozilla/5.0' }) }),
      false,
    ],
    ['an OPTIONS of the page', harRecord({ method: 'OPTIONS' }), false],
    ['another method', harRecord(), false],
  ])('%s', (_, record, expected) => {
    expect(isPreflight(record)).toBe(expected);
  });
});

const put = (parts: Partial<HttpRecord> = {}) => harRecord({ method: 'PUT', ...parts });

it.each<[string, HttpRecord, HttpRecord, boolean, boolean]>([
  ['the same URL and method', harPreflight('PUT', ''), put(), true, true],
  ['another method', harPreflight('DELETE', ''), put(), false, false],
  ['another URL', harPreflight('PUT', ''), put({ url: 'https://api.example.com/' }), false, false],
  ['a failed preflight and a request that was sent', harPreflight('PUT', '', { status: 404 }), put(), false, false],
  [
    'a failed preflight and a request that was held back',
    harPreflight('PUT', '', { status: 404 }),
    put({ sent: false }),
    true,
    true,
  ],
  [
    'an id that fits',
    harPreflight('PUT', '', { marks: { preflightFor: '1' } }),
    put({ url: '/x', marks: { requestId: '1' } }),
    true,
    true,
  ],
  [
    'an id that does not',
    harPreflight('PUT', '', { marks: { preflightFor: '1' } }),
    put({ marks: { requestId: '2' } }),
    false,
    false,
  ],
  [
    'no announced method, and any but OPTIONS',
    harPreflight('PUT', '', { requestHeaders: headers({}) }),
    put(),
    true,
    true,
  ],
])('%s', (_, preflight, request, precede, follow) => {
  expect([mayPrecede(request, preflight), mayFollow(preflight, request)]).toEqual([precede, follow]);
});
