import { describe, expect, test } from 'vitest';
import { isAuthority, isHeaderName, isIpHost, isMethod, isOrigin, isPath } from '../../src/fixes/grammar.js';

const longName = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;

describe('isOrigin', () => {
  test.each([
    'https://app.example.com',
    'http://localhost:3000',
    'https://xn--bcher-kva.example',
    'https://a',
    'http://192.0.2.7:8080',
    'http://[2001:db8::1]:8080',
    'https://[::1]',
    'https://1.example.com',
    `https://${longName}`,
    'https://app.example.com:65535',
  ])('lets %s through', (origin) => {
    expect(isOrigin(origin)).toBe(true);
  });

  test.each([
    '',
    'null',
    '*',
    'https://',
    'https://*.example.com',
    'https://App.example.com',
    'https://app.example.com/',
    'https://app.example.com/x',
    'https://app.example.com?x',
    'https://app.example.com#x',
    'https://app.example.com:443',
    'http://app.example.com:80',
    'https://app.example.com:0',
    'https://app.example.com:65536',
    'https://app.example.com:080',
    'https://app.example.com:',
    'https://user@app.example.com',
    'https://app.example.com.',
    'https://.example.com',
    'https://-a.example.com',
    'https://a_b.example.com',
    'https://1.2.3',
    'https://999.1.1.1',
    'https://01.2.3.4',
    'https://[::1',
    'https://[::1%25eth0]',
    'https://[::G]',
    'https://[2001:DB8::1]',
    'https://e.com"',
    "https://e.com'",
    'https://e.com\n',
    'https://e.com\r\nX: y',
    'https://e.com\\',
    'https://e.com e.org',
    'https://e.com, https://e.org',
    'https://ünïcode.example',
    'https://\x24{PATH}',
    'https://%{PATH}e',
    'ftp://example.com',
    'chrome-extension://abcdefghijklmnop',
    'file://',
    'HTTPS://app.example.com',
    `https://${longName}x`,
    `https://${'a'.repeat(64)}.com`,
  ])('keeps %j out', (origin) => {
    expect(isOrigin(origin)).toBe(false);
  });
});

test.each([
  ['PUT', true],
  ['PROPFIND', true],
  ['put', false],
  ['M-SEARCH', false],
  ['', false],
  ['PUT\n', false],
  ['A'.repeat(21), false],
  ['PUT, *', false],
])('isMethod(%j) is %s', (method, passes) => {
  expect(isMethod(method)).toBe(passes);
});

test.each([
  ['content-type', true],
  ['x-1', true],
  ['Content-Type', false],
  ['x_y', false],
  ['x-\x24{path}', false],
  ['x-%z', false],
  ["x-'", false],
  ['x`id`', false],
  ['x-\n', false],
  ['*', false],
  ['', false],
  ['a'.repeat(65), false],
])('isHeaderName(%j) is %s', (name, passes) => {
  expect(isHeaderName(name)).toBe(passes);
});

test.each([
  ['/', true],
  ['/api/v2/orders/', true],
  ['/a.b~c_d-e', true],
  ['api', false],
  ['', false],
  ['/a b', false],
  ['/a%2Fb', false],
  ['/a//b', false],
  ['/a/../b', false],
  ['/a/.', false],
  ['/a/..', false],
  ['/a/.../b', true],
  ['/a"', false],
  ['/a\n', false],
  ['/a$', false],
  ['/a*', false],
  [`/${'a'.repeat(200)}`, false],
])('isPath(%j) is %s', (path, passes) => {
  expect(isPath(path)).toBe(passes);
});

test.each([
  ['api.example.com', true],
  ['api.example.com:8443', true],
  ['[::1]:80', true],
  ['[::1]', true],
  ['127.0.0.1', true],
  ['api.example.com:', false],
  ['api example', false],
  ['api.example.com/x', false],
  ['-', false],
  ['', false],
])('isAuthority(%j) is %s', (authority, passes) => {
  expect(isAuthority(authority)).toBe(passes);
});

test('isIpHost tells addresses from names', () => {
  expect(['192.0.2.7', '[::1]', 'localhost', '1.example.com'].map(isIpHost)).toEqual([true, true, false, false]);
});
