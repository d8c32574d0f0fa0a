import { describe, expect, it } from 'vitest';
import { classifyOptions, isBareOrigin } from '../../src/link/classify-options.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { browser, harPreflight, harRecord, headers, logged, logRecord } from '../helpers/records.js';

const options = (parts: Partial<HttpRecord>) => logRecord({ method: 'OPTIONS', ...parts });
const from = (userAgent: string | null, referer: string | null) => logged({ 'user-agent': userAgent, referer });

describe('classifyOptions', () => {
  it.each<[string, HttpRecord, string, string]>([
    [
      'Apache waking its children',
      options({ url: '*', requestHeaders: from('Apache (internal dummy connection)', null) }),
      'internal-dummy',
      'user-agent-internal-dummy-connection',
    ],
    [
      'OPTIONS * of a client',
      options({ url: '*', requestHeaders: from('curl/7', null) }),
      'server-wide',
      'target-asterisk',
    ],
    [
      'SIP',
      options({ url: 'sip:nm', requestHeaders: from(null, null) }),
      'foreign-protocol',
      'target-of-another-protocol',
    ],
    [
      'RTSP',
      options({ url: 'rtsp://192.0.2.1/', requestHeaders: from(null, null) }),
      'foreign-protocol',
      'target-of-another-protocol',
    ],
    [
      'Windows asking for WebDAV',
      options({ requestHeaders: from('Microsoft-WebDAV-MiniRedir/10.0.19045', null) }),
      'webdav',
      'user-agent-webdav',
    ],
    [
      'RTSP with the target of a path',
      options({ url: '/', requestHeaders: from(null, null), marks: { raw: '- "OPTIONS / RTSP/1.0" 400 484 "-" "-"' } }),
      'foreign-protocol',
      'another-protocol',
    ],
    [
      'a synchronising client with the User-Agent of a browser',
      options({ requestHeaders: from('Mozilla/5.0 (Linux) mirall/3.13.0 (Nextcloud)', null) }),
      'webdav',
      'user-agent-webdav',
    ],
    [
      'Office',
      options({ requestHeaders: from('Microsoft Office Protocol Discovery', null) }),
      'webdav',
      'user-agent-webdav',
    ],
    [
      'a scanner that says so',
      options({ requestHeaders: from('Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org)', null) }),
      'scanner',
      'user-agent-scanner',
    ],
    [
      'a page of the server itself, by Origin',
      options({
        host: 'api.example.com',
        requestHeaders: logged({ origin: 'https://api.example.com', 'user-agent': browser, referer: null }),
      }),
      'same-origin',
      'origin-of-the-same-host',
    ],
    [
      'a page of the server itself over http, of which nothing is known',
      options({
        host: 'api.example.com',
        requestHeaders: logged({ origin: 'http://api.example.com', 'user-agent': browser, referer: null }),
      }),
      'preflight',
      'browser-user-agent',
    ],
    [
      'what the browser calls same-origin',
      options({ requestHeaders: logged({ 'sec-fetch-site': 'same-origin', 'user-agent': browser, referer: null }) }),
      'same-origin',
      'sec-fetch-site',
    ],
    ['an API client', options({ requestHeaders: from('curl/7.88.1', null) }), 'other', 'user-agent-no-browser'],
    [
      'a browser with a cross-origin Referer',
      options({ requestHeaders: from(browser, 'https://app.example.com/') }),
      'preflight',
      'cross-origin-referer',
    ],
    ['a browser without Referer', options({ requestHeaders: from(browser, null) }), 'preflight', 'browser-user-agent'],
    [
      'a modern browser with a path in Referer',
      options({ requestHeaders: from(browser, 'https://app.example.com/list') }),
      'same-origin',
      'referer-with-a-path',
    ],
    [
      'an old browser with a path in Referer',
      options({ requestHeaders: from('Mozilla/5.0 Chrome/70.0.1', 'https://app.example.com/list') }),
      'preflight',
      'cross-origin-referer',
    ],
    [
      'a recorded request method',
      options({ requestHeaders: logged({ 'access-control-request-method': 'PUT', 'user-agent': 'x' }) }),
      'preflight',
      'access-control-request-method',
    ],
    [
      'no request method where it is recorded',
      options({ requestHeaders: logged({ origin: 'https://a.example', 'access-control-request-method': null }) }),
      'other',
      'no-access-control-request-method',
    ],
    ['a recorder that says so', harPreflight('PUT', ''), 'preflight', 'recorder-says-preflight'],
    [
      'an OPTIONS by the page itself',
      harRecord({ method: 'OPTIONS', requestHeaders: headers({}) }),
      'same-origin',
      'no-request-method',
    ],
  ])('%s', (_, record, kind, rule) => {
    expect(classifyOptions(record)).toEqual({ kind, rule });
  });
});

describe('isBareOrigin', () => {
  it.each([
    ['https://app.example.com/', true],
    ['https://app.example.com', true],
    ['http://[2001:db8::1]:8080/', true],
    ['https://app.example.com/list', false],
    ['android-app://com.example/', false],
  ])('%s: %s', (referer, expected) => {
    expect(isBareOrigin(referer)).toBe(expected);
  });
});
