import { expect, test } from 'vitest';
import { preflightCacheLifetime } from '../../src/cors/preflight-cache.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag } from './facts.js';

test.each([
  [null, 5, 5, 5],
  ['', 5, 5, 5],
  ['0', 0, 0, 0],
  ['-1', 0, 0, 0],
  ['60', 60, 60, 60],
  ['600', 600, 600, 600],
  ['007', 7, 7, 7],
  ['3600', 3600, 3600, 600],
  ['86400', 7200, 86_400, 600],
  ['100000', 7200, 86_400, 600],
  ['+600', 600, 0, 600],
  ['abc', 5, 0, 5],
  ['5.5', 5, 0, 5],
  ['1e3', 5, 0, 5],
  ['600, 600', 5, 0, 5],
  [['600', '600'], 5, 0, 5],
  ['+', 5, 0, 5],
  ['9'.repeat(30), 5, 86_400, 5],
  ['9'.repeat(100_000), 5, 86_400, 5],
])('Access-Control-Max-Age: %s', (value, chromium, firefox, webkit) => {
  const headers = bag({ 'access-control-max-age': value });
  expect(preflightCacheLifetime('chromium', headers)).toBe(chromium);
  expect(preflightCacheLifetime('firefox', headers)).toBe(firefox);
  expect(preflightCacheLifetime('webkit', headers)).toBe(webkit);
});

test('not recorded is not absent', () => {
  expect(preflightCacheLifetime('chromium', nothingRecorded)).toBe('unrecorded');
});
