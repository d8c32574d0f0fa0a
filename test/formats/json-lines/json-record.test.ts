import { describe, expect, it } from 'vitest';
import { trustProxies } from '../../../src/formats/forwarded/trusted-proxies.js';
import { type FieldMap, headersIn, noFields } from '../../../src/formats/json-lines/field-map.js';
import type { JsonObject } from '../../../src/formats/json-lines/json-path.js';
import { createJsonRecordReader } from '../../../src/formats/json-lines/json-record.js';

const map: FieldMap = {
  ...noFields,
  requestLine: [['r']],
  method: [['m']],
  url: [['u']],
  query: [['q']],
  status: [['s']],
  client: [['c']],
  clientPort: [['p']],
  host: [['h']],
  begin: [['t']],
  end: [['e']],
  duration: [['d']],
  size: [['b']],
  backendStatus: [['o']],
  requestHeaders: headersIn(['headers']),
};
const source = { file: 'x', line: 1 };

function read(line: JsonObject) {
  let zoneless = false;
  const record = createJsonRecordReader(map, trustProxies([]), () => {
    zoneless = true;
  })(line, source, 'raw');
  return { record, zoneless };
}

describe('createJsonRecordReader', () => {
  it.each([
    ['10.0.0.1', { 'X-Forwarded-For': ['203.0.113.7, 10.0.0.9'] }, '203.0.113.7', '10.0.0.1'],
    ['10.0.0.1', { 'X-Forwarded-For': ['6.6.6.6', '203.0.113.7'] }, '203.0.113.7', '10.0.0.1'],
    ['10.0.0.1:443', { forwarded: 'for="[2001:db8::5]:443"' }, '2001:db8::5', '10.0.0.1'],
    ['203.0.113.9', { 'x-forwarded-for': '203.0.113.7' }, '203.0.113.9', undefined],
    ['10.0.0.1', { 'x-forwarded-for': 'who?' }, '10.0.0.1', undefined],
    ['10.0.0.1', {}, '10.0.0.1', undefined],
  ])('takes the word of a trusted proxy for its client: %s, %j', (c, headers, client, peer) => {
    const { record } = read({ m: 'GET', u: '/', s: 200, c, headers });
    expect([record?.client, record?.marks.peer]).toEqual([client, peer]);
  });

  it('fills a record', () => {
    const line = {
      m: 'OPTIONS',
      u: '/a',
      q: 'b=1',
      s: '204',
      c: '[::1]:5',
      p: '5',
      h: 'api:443',
      e: 1795364582.5,
      d: 0.25,
      b: 7,
      o: 0,
    };
    expect(read({ ...line, headers: { Cookie: ['x'] } }).record).toEqual({
      source,
      time: 1795364582250,
      timeResolution: 1,
      client: '::1',
      host: 'api',
      url: '/a?b=1',
      method: 'OPTIONS',
      requestHeaders: { lines: [['cookie', 'x']], recorded: 'all', repeats: 'kept' },
      status: 204,
      responseHeaders: { lines: [], recorded: new Set(), repeats: 'kept' },
      sent: true,
      marks: { raw: 'raw', bytesSent: 7, backendStatus: null, clientPort: 5, cookies: true },
    });
  });

  it.each<[JsonObject, string, string]>([
    [{ r: 'GET /a b?c HTTP/1.1', m: 'POST', u: '/x' }, 'GET', '/a b?c'],
    [{ r: '-', m: 'POST', u: '/x?y', q: 'y' }, 'POST', '/x?y'],
    [{ r: 'garbage', m: 'POST', u: '/x', q: '?y' }, 'POST', '/x?y'],
    [{ m: 'GET', u: '/x#y' }, 'GET', '/x'],
  ])('reads the request of %j', (line, method, url) => {
    expect(read(line).record).toMatchObject({ method, url });
  });

  it('takes the host from the headers where it stands nowhere else', () => {
    expect(read({ m: 'GET', u: '/', headers: { host: 'a:8080' } }).record?.host).toBe('a:8080');
    expect(read({ m: 'GET', u: '/' }).record).toMatchObject({ host: null, client: null, status: null, time: null });
  });

  it('makes none where there is no request', () => {
    for (const line of [{}, { m: 'GET' }, { u: '/' }, { m: ['x'], u: {} }, { r: 'x' }])
      expect(read(line).record).toBeNull();
  });

  it('says where a time has no zone', () => {
    expect(read({ m: 'GET', u: '/', t: '2026-11-22 16:23:02' })).toMatchObject({
      zoneless: true,
      record: { time: Date.parse('2026-11-22T16:23:02Z') },
    });
  });

  it.each([0, 499])('takes status %s for no response', (s) => {
    expect(read({ m: 'GET', u: '/', s }).record).toMatchObject({ status: 0, marks: { error: expect.any(String) } });
  });
});
