import { describe, expect, it } from 'vitest';
import { findRecorder, recorders, unknownRecorder } from '../../../src/formats/har/recorders.js';
import { firstHeader, type HttpRecord, readHeader } from '../../../src/model/http-record.js';
import { fixture, readHar } from './read-har.js';

const headers = (lines: Record<string, string>) => Object.entries(lines).map(([name, value]) => ({ name, value }));

const preflightHeaders = {
  Host: 'api.example',
  Origin: 'https://app.example',
  'Access-Control-Request-Method': 'PUT',
  'Access-Control-Request-Headers': 'x-test',
};

/** An entry in the words of the specification; `extra` is what one recorder adds. */
function entry(method: string, status: number | string, extra: Record<string, unknown> = {}) {
  const request = {
    method,
    url: 'https://api.example/orders',
    httpVersion: 'HTTP/1.1',
    headers: headers(method === 'OPTIONS' ? preflightHeaders : { Host: 'api.example', Origin: 'https://app.example' }),
    queryString: [],
    cookies: [],
  };
  const response = {
    status,
    statusText: '',
    headers: headers({ Server: 'nginx/1.22.1' }),
    content: {},
    redirectURL: '',
  };
  return { startedDateTime: '2026-11-22T16:38:41.764Z', time: 1, request, response, timings: { wait: 1 }, ...extra };
}

const document = (creator: string, entries: readonly unknown[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries } });

const brief = ({ method, status, sent, marks }: HttpRecord) => ({ method, status, sent, ...marks });

it('knows each recorder by the name it writes, and nobody by another', () => {
  for (const recorder of recorders) {
    for (const name of recorder.names) expect(findRecorder(name.toUpperCase())).toBe(recorder);
    if (recorder.spelled !== undefined) expect(findRecorder(recorder.spelled)).toBe(recorder);
  }
  expect(findRecorder('Firefox').title).toBe('Firefox');
  expect(findRecorder(' WebInspector')).toBe(findRecorder('webinspector'));
  expect(findRecorder('My own recorder')).toBe(unknownRecorder);
});

describe('recordings by the real tools', () => {
  it('Chrome over HTTP/2: pseudo-headers give the host and are no headers', async () => {
    const { records } = await readHar(fixture('chrome-h2.har'));
    const preflight = records.find(({ method }) => method === 'OPTIONS');
    expect(preflight?.host).toBe('127.0.0.1:8812');
    expect(preflight?.requestHeaders.recorded).toBe('all');
    expect(preflight?.requestHeaders.lines.filter(([name]) => name.startsWith(':'))).toEqual([]);
    const twice = records.find(({ url, method }) => url.endsWith('/ok') && method === 'PUT');
    expect(twice && readHeader(twice.responseHeaders, 'vary')).toEqual(['Origin', 'Accept']);
    const blocked = records.find(({ url, method }) => url.endsWith('/blocked') && method === 'PUT');
    expect(blocked && brief(blocked)).toMatchObject({ status: 200, sent: true, error: 'net::ERR_FAILED' });
  });

  it.each([
    ['chrome-service-worker.har', [5, 8, 11, 15]],
    ['playwright-service-worker.har', [5, 8, 11, 16]],
  ])('%s: of a failed request the page planned and its worker sent, the first is marked', async (name, planned) => {
    const { records } = await readHar(fixture(name));
    const marked = records.filter(({ marks }) => marks.serviceWorker === true);
    const at = marked.map(({ source }) => ('entry' in source ? source.entry : null));
    expect(at).toEqual(expect.arrayContaining(planned));
    expect(records.filter(({ method }) => method === 'OPTIONS')).toHaveLength(4);
    // The worker's own entries are the ones to judge.
    for (const { requestHeaders, marks } of records) {
      if (firstHeader(requestHeaders, 'origin') !== null) expect(marks.serviceWorker).toBeUndefined();
    }
  });

  it('Playwright: no preflights, and -1 says nothing about what was sent', async () => {
    const { records, traits, notes, title } = await readHar(fixture('playwright.har'));
    expect(title).toBe('HAR from Playwright');
    expect(traits).toMatchObject({ recordsPreflights: false, recordsBlocked: false, recordsUnsent: true });
    expect(notes).toEqual(['Playwright leaves out preflights and the responses that the browser blocked.']);
    const failed = records.filter(({ status }) => status === 0);
    expect(failed.map(brief)).toEqual([
      { method: 'PUT', status: 0, sent: null, error: 'net::ERR_FAILED', resourceType: 'fetch' },
      { method: 'PUT', status: 0, sent: null, error: 'net::ERR_FAILED', resourceType: 'fetch' },
    ]);
    for (const record of failed) expect(readHeader(record.requestHeaders, 'origin')).toBe('unrecorded');
  });
});

describe('made-up files in the dialects of other recorders', () => {
  it('mitmproxy: everything in it was on the wire, also where no answer came', async () => {
    const dead = entry('OPTIONS', 0, { startedDateTime: '2026-11-22T16:38:41.764123+00:00', timings: {} });
    const gone = { ...dead, response: { status: 0, headers: [], content: {}, _error: 'server closed connection' } };
    const { records, traits, title } = await readHar(document('mitmproxy', [entry('OPTIONS', 500), gone]));
    expect(records.map(brief)).toEqual([
      { method: 'OPTIONS', status: 500, sent: true },
      { method: 'OPTIONS', status: 0, sent: true, error: 'server closed connection' },
    ]);
    expect(records[1]?.time).toBe(Date.UTC(2026, 10, 22, 16, 38, 41, 764));
    expect(traits).toMatchObject({
      recordsPreflights: true,
      recordsUnsent: false,
      recordsBlocked: true,
      requestFirst: false,
    });
    expect({ title, server: traits.server }).toEqual({ title: 'HAR from mitmproxy', server: 'nginx/1.22.1' });
  });

  it('chrome-har: headers twice or joined, and a true link to the request', async () => {
    const preflight = entry('OPTIONS', 200, {
      _requestId: '7.1',
      _resourceType: 'other',
      _initiator_type: 'preflight',
      _initiator_detail: JSON.stringify({ type: 'preflight', requestId: '7.0' }),
    });
    const once = preflight.request.headers;
    const doubled = {
      ...preflight,
      request: { ...preflight.request, headers: [...once, ...once] },
      response: {
        ...preflight.response,
        headers: headers({ 'Access-Control-Allow-Origin': 'https://a.example\nhttps://b.example' }),
      },
    };
    const { records, traits } = await readHar(
      document('chrome-har', [doubled, entry('PUT', 200, { _requestId: '7.0' })]),
    );
    expect(records.map(brief)).toEqual([
      {
        method: 'OPTIONS',
        status: 200,
        sent: true,
        preflight: true,
        preflightFor: '7.0',
        requestId: '7.1',
        resourceType: 'other',
      },
      { method: 'PUT', status: 200, sent: true, requestId: '7.0' },
    ]);
    const [first] = records;
    expect(first && readHeader(first.requestHeaders, 'origin')).toEqual(['https://app.example']);
    expect(first && readHeader(first.responseHeaders, 'access-control-allow-origin')).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
    expect(traits).toMatchObject({ recordsPreflights: true, recordsUnsent: false, recordsBlocked: false });
  });

  it('Fiddler: a byte order mark, entries before creator, seven digits and a local offset', async () => {
    const log = {
      entries: [entry('OPTIONS', 502, { startedDateTime: '2026-11-22T17:38:41.7641234+01:00' })],
      pages: [],
      comment: 'exported @ 22.11.2026 17:40:00',
      creator: { version: '5.0.20242', name: 'Fiddler', comment: 'https://fiddler2.com' },
      version: '1.2',
    };
    const { records, title, traits, notes } = await readHar(`\ufeff${JSON.stringify({ log })}`);
    expect(records.map(({ time, status }) => ({ time, status }))).toEqual([
      { time: Date.UTC(2026, 10, 22, 16, 38, 41, 764), status: 502 },
    ]);
    expect({ title, unsent: traits.recordsUnsent, notes }).toEqual({
      title: 'HAR from Fiddler',
      unsent: false,
      notes: [],
    });
  });

  it('Safari: leaves preflights out, and says where a response came from', async () => {
    const cached = entry('GET', 200, { _fetchType: 'Disk Cache' });
    const worked = entry('GET', 200, { _fetchType: 'Service Worker' });
    const { records, traits, title, notes } = await readHar(document('WebKit Web Inspector', [cached, worked]));
    expect(records.map(brief)).toEqual([
      { method: 'GET', status: 200, sent: null, fromCache: true, delivered: true },
      { method: 'GET', status: 200, sent: null, serviceWorker: true, delivered: true },
    ]);
    expect({ title, notes, recorded: traits.recordsPreflights }).toEqual({
      title: 'HAR from Safari Web Inspector',
      notes: ['Safari leaves out preflights and failed requests.'],
      recorded: false,
    });
  });

  it('Insomnia: an API client, to which CORS never applied', async () => {
    const { traits, notes, title } = await readHar(document('Insomnia REST Client', [entry('OPTIONS', 404)]));
    expect({ title, recorded: traits.recordsPreflights }).toEqual({ title: 'HAR from Insomnia', recorded: false });
    expect(notes).toEqual([expect.stringContaining('API client')]);
  });

  it('WebPageTest: the preflight comes first and looks like any other request', async () => {
    const entries = [entry('OPTIONS', 200, { _request_id: '17' }), entry('PUT', 200, { _request_id: '18' })];
    const { records, traits, title } = await readHar(document('WebPagetest', entries));
    expect(records.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT']);
    expect({ title, first: traits.requestFirst }).toEqual({ title: 'HAR from WebPageTest', first: false });
  });

  it('Charles: no pages, and statuses that may be text', async () => {
    const { records, title, traits } = await readHar(document('Charles Proxy', [entry('OPTIONS', '403')]));
    expect(records.map(brief)).toEqual([{ method: 'OPTIONS', status: 403, sent: true }]);
    expect({ title, recorded: traits.recordsPreflights }).toEqual({ title: 'HAR from Charles', recorded: true });
  });

  it.each([
    ['Proxyman', 'Proxyman', true, 'wire'],
    ['BrowserMob Proxy', 'BrowserMob Proxy', true, 'wire'],
    ['HTTP Toolkit', 'HTTP Toolkit', true, 'wire'],
    ['Postman', 'Postman', false, 'wire'],
    ['sitespeed.io', 'browsertime', false, 'page'],
    ['Browsertime', 'browsertime', false, 'page'],
    ['F12 Developer Tools', 'Internet Explorer or EdgeHTML', true, 'page'],
  ])('%s: what was on the wire was sent', async (creator, title, recorded, headers) => {
    const reading = await readHar(document(creator, [entry('OPTIONS', 403), entry('OPTIONS', 0)]));
    expect(reading.title).toBe(`HAR from ${title}`);
    expect(reading.traits.recordsPreflights).toBe(recorded);
    expect(reading.records.map(({ sent }) => sent)).toEqual([true, headers === 'wire' ? true : null]);
    expect(reading.records.map(({ requestHeaders }) => firstHeader(requestHeaders, 'origin'))).toEqual([
      'https://app.example',
      'https://app.example',
    ]);
  });

  it('Chrome from before it wrote preflights’ ids, and Slack’s pairs for headers', async () => {
    const old = entry('OPTIONS', 200, {
      _initiator: { type: 'preflight', url: 'x' },
      _resourceType: 'Preflight',
      connection: '4711',
    });
    const pairs = { ...old, request: { ...old.request, headers: Object.entries(preflightHeaders) } };
    const { records } = await readHar(document('WebInspector', [pairs]));
    expect(records.map(brief)).toEqual([
      {
        method: 'OPTIONS',
        status: 200,
        sent: true,
        preflight: true,
        resourceType: 'preflight',
        sanitised: true,
        error: null,
      },
    ]);
    expect(firstHeader((records[0] as HttpRecord).requestHeaders, 'origin')).toBe('https://app.example');
  });

  it('Playwright under page.route: the answers are the test’s own', async () => {
    const routed = entry('PUT', 200, { _wasFulfilled: true });
    const { records, notes } = await readHar(document('Playwright', [routed, routed]));
    expect(records[0]?.marks.intercepted).toBe(true);
    expect(notes.filter((note) => note.startsWith('A test answered'))).toHaveLength(1);
  });
});
