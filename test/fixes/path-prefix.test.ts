import { describe, expect, test } from 'vitest';
import { commonPrefix, escapeDots, pathOf, pathPrefix } from '../../src/fixes/path-prefix.js';

test.each([
  ['/api/v2/orders/*', '/api/v2/orders/'],
  ['/api/v2/orders/*/items', '/api/v2/orders/'],
  ['/api/v2/profile', '/api/v2/profile'],
  ['/api/v2/profile?x=1', '/api/v2/profile'],
  ['/api/', '/api/'],
  ['/*', null],
  ['/', null],
  ['*', null],
  ['', null],
  ['/files/a%2Fb/c', '/files/'],
  ['/a//b', '/a/'],
  ['/a/../etc', '/a/'],
  ['/api/v2/…', '/api/v2/'],
  ['/"x', null],
  ['/api/x"\nHeader set X y', '/api/'],
])('pathPrefix(%j) is %j', (template, prefix) => {
  expect(pathPrefix(template)).toBe(prefix);
});

describe('commonPrefix', () => {
  test.each([
    [['/api/a', '/api/a'], '/api/a'],
    [['/api/a/', '/api/a/b'], '/api/a/'],
    [['/api/orders/', '/api/other'], '/api/'],
    [['/a', '/b'], null],
    [['/a/', null], null],
    [[], null],
  ])('of %j is %j', (prefixes, common) => {
    expect(commonPrefix(prefixes)).toBe(common);
  });
});

test.each([
  ['https://api.example.com/a/b?c#d', '/a/b'],
  ['/a/b?c', '/a/b'],
  ['https://api.example.com', ''],
  ['*', ''],
  ['javascript:alert(1)', ''],
])('pathOf(%j) is %j', (url, path) => {
  expect(pathOf(url)).toBe(path);
});

test('escapeDots escapes every dot', () => {
  expect(escapeDots('/v1.2/a.b')).toBe('/v1\\.2/a\\.b');
});
