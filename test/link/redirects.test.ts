import { expect, it } from 'vitest';
import { createRedirects } from '../../src/link/redirects.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { exchange, harRecord, headers } from '../helpers/records.js';

const hop = (url: string, location: string) => harRecord({ url, status: 302, responseHeaders: headers({ location }) });

it('resolves a relative Location and ignores userinfo', () => {
  const redirects = createRedirects(10, () => undefined);
  const relative = hop('https://api.example.com/a', '/b');
  const withUserinfo = hop('https://api.example.com/c', 'https://u:p@other.example/d');
  redirects.note(relative);
  redirects.note(withUserinfo);
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/b' }))).toBe(relative);
  expect(redirects.leadingTo(harRecord({ url: 'https://other.example/d' }))).toBe(withUserinfo);
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/a' }))).toBeNull();
});

it('keeps the newest redirects only, and survives a Location that is no URL', () => {
  const redirects = createRedirects(1, () => undefined);
  redirects.note(hop('https://api.example.com/a', 'http://['));
  redirects.note(hop('https://api.example.com/a', '/b'));
  redirects.note(hop('https://api.example.com/a', '/c'));
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/b' }))).toBeNull();
  expect(redirects.leadingTo(harRecord({ url: 'https://api.example.com/c' }))).not.toBeNull();
});

it('holds an exchange that ends with a redirect until its next hop shows, or none will', () => {
  const passed: [string, boolean | null][] = [];
  const redirects = createRedirects(10, ({ request, redirectFollowed }) =>
    passed.push([request?.url ?? '', redirectFollowed]),
  );
  const through = (record: HttpRecord) => {
    redirects.note(record);
    redirects.pass(exchange({ request: record }));
  };
  through(hop('https://api.example.com/a', '/b'));
  expect(passed).toEqual([]);
  through(harRecord({ url: 'https://api.example.com/b' }));
  through(hop('https://api.example.com/c', '/d'));
  through(harRecord({ url: 'https://api.example.com/d', sent: false }));
  redirects.end();
  expect(passed).toEqual([
    ['https://api.example.com/a', true],
    ['https://api.example.com/b', null],
    ['https://api.example.com/d', null],
    ['https://api.example.com/c', false],
  ]);
});
