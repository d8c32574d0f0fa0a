import { expect, it } from 'vitest';
import { isCrossOriginRequest, isHeldBackAcrossOrigins } from '../../src/link/cross-origin.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { harRecord, headers, logged, logRecord } from '../helpers/records.js';

const har = (values: Record<string, string>) => harRecord({ requestHeaders: headers(values) });
const log = (host: string | null, origin: string) => logRecord({ host, requestHeaders: logged({ origin }) });

it.each<[string, HttpRecord, boolean]>([
  ['another origin', har({ origin: 'https://app.example.com' }), true],
  ['another port', har({ origin: 'https://api.example.com:8443' }), true],
  ['the same origin', har({ origin: 'https://api.example.com' }), false],
  ['no Origin', har({}), false],
  ['an opaque origin', har({ origin: 'null' }), true],
  ['a form post', har({ origin: 'https://app.example.com', 'sec-fetch-mode': 'navigate' }), false],
  ['mode no-cors', har({ origin: 'https://app.example.com', 'sec-fetch-mode': 'no-cors' }), false],
  ['what the browser calls same-site', har({ origin: 'https://app.example.com', 'sec-fetch-site': 'same-site' }), true],
  ['a log of another host', log('api.example.com:443', 'https://app.example.com'), true],
  ['a log of the same host behind TLS termination', log('api.example.com:8080', 'https://api.example.com'), false],
  [
    'a log whose Referer has a path: the virtual host has other names',
    logRecord({
      host: 'api.example.com',
      requestHeaders: logged({ origin: 'https://www.example.com', referer: 'https://www.example.com/list' }),
    }),
    false,
  ],
  ['a log that knows no host', log(null, 'https://app.example.com'), false],
])('%s: %#', (_, record, expected) => {
  expect(isCrossOriginRequest(record)).toBe(expected);
});

const heldBack = (parts: Partial<HttpRecord>) =>
  harRecord({ sent: false, status: 0, requestHeaders: headers({ referer: 'https://app.example.com/list' }), ...parts });

it.each<[string, HttpRecord, boolean]>([
  ['a fetch to another origin', heldBack({}), true],
  ['a recorder that names no type', heldBack({ marks: {} }), true],
  ['an image', heldBack({ marks: { resourceType: 'image' } }), false],
  ['the same origin', heldBack({ requestHeaders: headers({ referer: 'https://api.example.com/' }) }), false],
  ['no Referer', heldBack({ requestHeaders: headers({}) }), false],
  ['one that was sent', heldBack({ sent: true }), false],
])('held back: %s', (_, record, expected) => {
  expect(isHeldBackAcrossOrigins(record)).toBe(expected);
});
