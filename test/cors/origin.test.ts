import { expect, test } from 'vitest';
import { isSerialisedOrigin, originOfUrl, parseOrigin } from '../../src/cors/origin.js';

test.each([
  ['https://app.example', { scheme: 'https', host: 'app.example', port: '' }],
  ['http://localhost:3000', { scheme: 'http', host: 'localhost', port: '3000' }],
  ['http://127.0.0.1', { scheme: 'http', host: '127.0.0.1', port: '' }],
  ['http://[::1]:8080', { scheme: 'http', host: '[::1]', port: '8080' }],
  ['chrome-extension://abcdef', { scheme: 'chrome-extension', host: 'abcdef', port: '' }],
  ['file://', { scheme: 'file', host: '', port: '' }],
])('%s has its parts', (text, parts) => {
  expect(parseOrigin(text)).toEqual(parts);
});

test.each([
  'null',
  '*',
  '',
  'app.example',
  'https://app.example/',
  'HTTPS://app.example',
  'https://APP.example',
  'https://app.example:443',
  'https://app.example:99999',
  'https://u@app.example',
  'https://app.example?x',
  'https://a.example, https://b.example',
  'https://a.example https://b.example',
  'https://ä.example',
  'https://127.1',
  'https://',
  'https://a\0b',
  `https://${'a'.repeat(100_000)}`,
])('%j is none that a browser sends', (text) => {
  expect(parseOrigin(text)).toBeNull();
});

test('the opaque origin has no parts, but is one', () => {
  expect(isSerialisedOrigin('null')).toBe(true);
  expect(isSerialisedOrigin('Null')).toBe(false);
});

test('the origin of a URL', () => {
  expect(originOfUrl('https://App.example:443/path?q')).toBe('https://app.example');
  expect(originOfUrl('/path')).toBeNull();
  expect(originOfUrl('data:text/plain,x')).toBeNull();
});
