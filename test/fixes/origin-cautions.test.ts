import { expect, test } from 'vitest';
import { originCautions } from '../../src/fixes/origin-cautions.js';

const own = 'api.example.com:8443';

test.each([
  ['https://app.example.com', []],
  ['https://example.com', []],
  ['https://shop.other.org', []],
  ['http://app.example.com', ['not https']],
  ['http://192.0.2.7', ['not https', 'an IP address']],
  ['https://[::1]', ['an IP address']],
  ['http://localhost:3000', ['not https', 'a name without a domain', 'port 3000']],
  ['https://example.com.evil.net', ['looks like example.com, but is no part of it']],
  ['https://evilexample.com', ['looks like example.com, but is no part of it']],
  ['https://example-com.net', ['looks like example.com, but is no part of it']],
  ['https://app.examp1e.com', ['looks like example.com, but is no part of it']],
  ['https://app.exampl.com', ['looks like example.com, but is no part of it']],
  ['https://app.examples.com', ['looks like example.com, but is no part of it']],
  ['https://app.sample.com', []],
])('%s: %j', (origin, cautions) => {
  expect(originCautions(origin, own, false)).toEqual(cautions);
});

test('one client only is said last', () => {
  expect(originCautions('http://app.example.com', null, true)).toEqual(['not https', 'one client only']);
});

test('nothing can look like an address', () => {
  expect(originCautions('https://app.example.com', '192.0.2.7', false)).toEqual([]);
});
