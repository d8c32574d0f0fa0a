import { expect, it } from 'vitest';
import { authorityOf, withoutFragment } from '../../../src/formats/har/har-url.js';

it.each([
  ['https://API.example:8443/a?b', 'api.example:8443'],
  ['https://user:pass@api.example/', 'api.example'],
  ['http://[::1]:80/x@y', '[::1]:80'],
  ['wss://a.example', 'a.example'],
  ['/relative', null],
  ['data:text/plain,//x', null],
  ['https:///', null],
  ['', null],
])('authority of %s', (url, authority) => {
  expect(authorityOf(url)).toBe(authority);
});

it('cuts the fragment off', () => {
  expect([withoutFragment('https://a/b#c#d'), withoutFragment('https://a/b')]).toEqual(['https://a/b', 'https://a/b']);
});
