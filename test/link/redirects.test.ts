import { expect, it } from 'vitest';
import { createRedirects } from '../../src/link/redirects.js';
import { harRecord, headers } from '../helpers/records.js';

const hop = (url: string, location: string) => harRecord({ url, status: 302, responseHeaders: headers({ location }) });

it('resolves a relative Location and ignores userinfo', () => {
  const redirects = createRedirects(10);
  const relative = hop('https://api.example.com/a', '/b');
  const withUserinfo = hop('https://api.example.com/c', 'https://u:p@other.example/d');
  redirects.note(relative);
  redirects.note(withUserinfo);
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/b' }))).toBe(relative);
  expect(redirects.leadingTo(harRecord({ url: 'https://other.example/d' }))).toBe(withUserinfo);
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/a' }))).toBeNull();
});

it('keeps the newest redirects only, and survives a Location that is no URL', () => {
  const redirects = createRedirects(1);
  redirects.note(hop('https://api.example.com/a', 'http://['));
  redirects.note(hop('https://api.example.com/a', '/b'));
  redirects.note(hop('https://api.example.com/a', '/c'));
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/b' }))).toBeNull();
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/c' }))).not.toBeNull();
});
