import { expect, it } from 'vitest';
import { siteOf } from '../../src/link/site.js';

it.each([
  ['app.example.com', 'example.com'],
  ['example.com', 'example.com'],
  ['localhost', 'localhost'],
  ['a.b.co.uk', 'co.uk'],
])('%s is of %s', (host, site) => {
  expect(siteOf(host)).toBe(site);
});
