import { describe, expect, it } from 'vitest';
import { noHeadersCut } from '../../../src/formats/har/cut-entry.js';
import { entryToRecord } from '../../../src/formats/har/entry-to-record.js';
import { findRecorder, type Recorder, unknownRecorder } from '../../../src/formats/har/recorders.js';
import { type HttpRecord, readHeader } from '../../../src/model/http-record.js';

type Parts = {
  readonly entry?: Record<string, unknown>;
  readonly request?: Record<string, unknown>;
  readonly response?: Record<string, unknown>;
};

const wire = [
  ['Host', 'api.example'],
  ['Origin', 'https://app.example'],
];
const provisional = [['Accept', '*/*']];
const chrome = findRecorder('WebInspector');
const firefox = findRecorder('Firefox');

function record(parts: Parts, recorder: Recorder = unknownRecorder): HttpRecord {
  const entry = {
    startedDateTime: '2026-11-22T16:38:41.764Z',
    request: { method: 'PUT', url: 'https://api.example/a', httpVersion: '', headers: wire, ...parts.request },
    response: { status: 200, headers: [['Date', 'x']], ...parts.response },
    ...parts.entry,
  };
  const made = entryToRecord(entry, { body: '', headers: noHeadersCut }, { file: 'x.har', entry: 0 }, recorder);
  if ('reason' in made) throw new Error(made.reason);
  return made;
}

describe('what was recorded', () => {
  it('is everything where a Host shows that the headers were sent', () => {
    const { requestHeaders, responseHeaders } = record({});
    expect([requestHeaders.recorded, responseHeaders.recorded]).toEqual(['all', 'all']);
  });

  it('is what stands there where headers were only planned', () => {
    const { requestHeaders } = record({ request: { headers: provisional } });
    expect(readHeader(requestHeaders, 'accept')).toEqual(['*/*']);
    expect(readHeader(requestHeaders, 'origin')).toBe('unrecorded');
  });

  it('is everything in a wire capture and in Firefox', () => {
    for (const recorder of [firefox, findRecorder('mitmproxy')]) {
      expect(record({ request: { headers: provisional } }, recorder).requestHeaders.recorded).toBe('all');
    }
  });

  it('is all that makes a preflight where one shows its method', () => {
    const headers = [
      ['Access-Control-Request-Method', 'PUT'],
      ['Origin', 'https://app.example'],
    ];
    const { requestHeaders } = record({ request: { method: 'OPTIONS', headers } });
    expect(readHeader(requestHeaders, 'access-control-request-headers')).toEqual([]);
    expect(readHeader(requestHeaders, 'cookie')).toBe('unrecorded');
  });

  it.each([
    ['no list', undefined],
    ['an empty list', []],
    ['no list but text', 'Host: x'],
  ])('is nothing where there is %s', (_, headers) => {
    const { requestHeaders, responseHeaders } = record({ request: { headers }, response: { headers } });
    expect(readHeader(requestHeaders, 'origin')).toBe('unrecorded');
    expect(readHeader(responseHeaders, 'access-control-allow-origin')).toBe('unrecorded');
  });

  it('is not everything where a header has no value', () => {
    const { responseHeaders } = record({
      response: { headers: [['Date', 'x'], { name: 'Access-Control-Allow-Origin' }] },
    });
    expect(readHeader(responseHeaders, 'access-control-allow-origin')).toBe('unrecorded');
  });

  it('is what a service worker let through', () => {
    const { responseHeaders, marks } = record({ response: { _fetchedViaServiceWorker: true } });
    expect(marks.serviceWorker).toBe(true);
    expect(readHeader(responseHeaders, 'access-control-allow-origin')).toBe('unrecorded');
  });
});

describe('whether it was sent', () => {
  const held = { status: 0, headers: [], _error: 'net::ERR_FAILED' };
  it.each([
    ['an answer', {}, unknownRecorder, true],
    ['Chrome, held back', { request: { headers: provisional }, response: held }, chrome, false],
    ['Chrome, sent and never answered', { response: held }, chrome, true],
    [
      'Chrome’s sign in a file that does not say it is Chrome’s',
      { request: { headers: provisional }, response: held },
      unknownRecorder,
      false,
    ],
    ['Firefox, held back', { entry: { timings: {} }, response: { status: 0 } }, firefox, false],
    ['Firefox, sent and never answered', { entry: { timings: { wait: 0 } }, response: { status: 0 } }, firefox, true],
    ['Playwright', { response: { status: -1 } }, findRecorder('Playwright'), null],
    ['nobody knows who', { response: { status: 0 } }, unknownRecorder, null],
    ['no status', { response: { status: undefined } }, unknownRecorder, null],
    ['a proxy', { response: { status: 0 } }, findRecorder('Charles Proxy'), true],
    ['the cache', { entry: { _fromCache: 'disk' } }, chrome, null],
  ])('%s', (_, parts, recorder, sent) => {
    expect(record(parts, recorder).sent).toBe(sent);
  });
});

it.each([
  ['https://u:p@API.example:8443/a#b', 'api.example:8443', 'https://u:p@API.example:8443/a'],
  ['/relative', 'api.example', '/relative'],
])('host and URL of %s', (url, host, kept) => {
  const made = record({ request: { url } });
  expect([made.host, made.url]).toEqual([host, kept]);
});

it('has a Location where only the recorder resolved it', () => {
  const redirected = { status: 302, redirectURL: 'https://b.example/' };
  expect(readHeader(record({ response: redirected }).responseHeaders, 'location')).toEqual(['https://b.example/']);
  const both = { ...redirected, headers: [['Location', '/b']] };
  expect(readHeader(record({ response: both }).responseHeaders, 'location')).toEqual(['/b']);
  expect(readHeader(record({ response: { ...redirected, status: 200 } }).responseHeaders, 'location')).toEqual([]);
});

it('knows of cookies by the header and by the list, and that Chrome may have left them out', () => {
  expect(record({ request: { headers: [...wire, ['Cookie', 'a=b']] } }, chrome).marks).toEqual({
    cookies: true,
    error: null,
  });
  expect(record({ request: { cookies: [{ name: 'a', value: 'b' }] } }, chrome).marks).toEqual({
    cookies: true,
    error: null,
  });
  expect(record({}, chrome).marks).toEqual({ sanitised: true, error: null });
  expect(record({}).marks).toEqual({});
});

it('does not take what all hops of a chain share for a link to one request', () => {
  const { marks } = record({ entry: { _initiator: { type: 'preflight', requestId: '7.1' } } });
  expect(marks).toEqual({ preflight: true });
});

it('survives an initiator that is no JSON', () => {
  const { marks } = record({ entry: { _initiator_type: 'preflight', _initiator_detail: '{"requestId":' } });
  expect(marks).toEqual({ preflight: true });
});

it.each([
  [null, 'the entry is not an object'],
  [[], 'the entry is not an object'],
  [{}, 'the entry has no request'],
  [{ request: [] }, 'the entry has no request'],
  [{ request: { url: 'x' } }, 'the request has no method'],
])('says why %j is no record', (entry, reason) => {
  expect(
    entryToRecord(entry, { body: '', headers: noHeadersCut }, { file: 'x.har', entry: 0 }, unknownRecorder),
  ).toEqual({ reason });
});
