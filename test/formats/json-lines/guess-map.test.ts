import { describe, expect, it } from 'vitest';
import { createMapGuesser } from '../../../src/formats/json-lines/guess-map.js';
import type { JsonObject } from '../../../src/formats/json-lines/json-path.js';

const guess = (line: JsonObject) => createMapGuesser()(line);

describe('createMapGuesser', () => {
  it('finds the parts of a request by their names and values', () => {
    const line = {
      '@timestamp': '2026-11-22T16:23:02Z',
      remote_addr: '-',
      request: 'OPTIONS / HTTP/1.1',
      method: 'OPTIONS',
      uri: '/',
      args: '',
      status: '204',
      http_origin: '',
      acao: '*',
      request_time: '0.005',
    };
    expect(guess(line)).toMatchObject({
      begin: [['@timestamp']],
      client: [['remote_addr']],
      requestLine: [['request']],
      method: [['method']],
      url: [['uri']],
      query: [['args']],
      status: [['status']],
      duration: [['request_time']],
      requestHeaders: { single: new Map([['origin', [['http_origin']]]]) },
      responseHeaders: { single: new Map([['access-control-allow-origin', [['acao']]]]) },
    });
  });

  it('looks into the objects of request and response', () => {
    const line = {
      time: 1795364767273,
      hostname: 'machine-7',
      req: { method: 'OPTIONS', url: '/', headers: { origin: 'null' }, remoteAddress: '::1', status: 200 },
      res: { statusCode: 404, headers: {}, method: 'GET' },
    };
    expect(guess(line)).toMatchObject({
      method: [['req', 'method']],
      url: [['req', 'url']],
      status: [['res', 'statusCode']],
      client: [['req', 'remoteAddress']],
      host: [],
      requestHeaders: { objects: [['req', 'headers']] },
      responseHeaders: { objects: [['res', 'headers']] },
    });
  });

  it("looks into the objects of Google's and Azure's services, and of Serilog, that hold both", () => {
    const google = {
      httpRequest: {
        requestMethod: 'OPTIONS',
        requestUrl: 'https://api.example.com/a',
        status: 405,
        responseSize: '12',
        userAgent: 'Mozilla/5.0',
        remoteIp: '203.0.113.7',
        referer: 'https://app.example.com/',
      },
      resource: { type: 'http_load_balancer' },
      timestamp: '2026-11-23T10:00:00.123456Z',
    };
    expect(guess(google)).toMatchObject({
      begin: [['timestamp']],
      method: [['httpRequest', 'requestMethod']],
      url: [['httpRequest', 'requestUrl']],
      status: [['httpRequest', 'status']],
      client: [['httpRequest', 'remoteIp']],
      size: [['httpRequest', 'responseSize']],
      requestHeaders: {
        single: new Map([
          ['user-agent', [['httpRequest', 'userAgent']]],
          ['referer', [['httpRequest', 'referer']]],
        ]),
      },
    });
    const azure = {
      time: '2026-11-23T10:00:00.1Z',
      category: 'FrontDoorAccessLog',
      properties: {
        httpMethod: 'OPTIONS',
        requestUri: 'https://api.example.com:443/a',
        httpStatusCode: '405',
        clientIp: '203.0.113.7',
        location: 'westeurope',
      },
    };
    expect(guess(azure)).toMatchObject({
      begin: [['time']],
      status: [['properties', 'httpStatusCode']],
      client: [['properties', 'clientIp']],
      responseHeaders: { single: new Map() },
    });
    const serilog = {
      Timestamp: '2026-11-23T10:00:00.1234567+01:00',
      Properties: { RequestMethod: 'OPTIONS', RequestPath: '/a', StatusCode: 405, Elapsed: 0.7 },
    };
    expect(guess(serilog)).toMatchObject({
      url: [['Properties', 'RequestPath']],
      status: [['Properties', 'StatusCode']],
    });
  });

  it('takes the headers of a request in such an object for no others', () => {
    const line = { httpRequest: { httpMethod: 'OPTIONS', uri: '/a', headers: { origin: 'null' } }, status: 405 };
    expect(guess(line)).toMatchObject({
      requestHeaders: { objects: [['httpRequest', 'headers']] },
      responseHeaders: { objects: [], single: new Map() },
    });
  });

  it("tells a time of the request, as Amazon's API Gateway logs it, from one that it took", () => {
    const line = { httpMethod: 'OPTIONS', path: '/a', status: '403', ip: '203.0.113.7' };
    expect(guess({ ...line, requestTime: '23/Nov/2026:10:00:00 +0000' })).toMatchObject({
      begin: [['requestTime']],
      duration: [],
    });
    expect(guess({ ...line, requestTimeEpoch: 1795428000123 })).toMatchObject({ begin: [['requestTimeEpoch']] });
    expect(guess({ ...line, request_time: '0.005' })).toMatchObject({ begin: [], duration: [['request_time']] });
  });

  it.each<[string, JsonObject]>([
    ['no status', { method: 'GET', url: '/' }],
    ['no target', { method: 'GET', status: 200 }],
    ['a path that is none', { method: 'GET', path: 'C:\\app.js', status: 200 }],
    ['a status that is none', { method: 'GET', url: '/', status: 'ok' }],
    ['a request line that is none', { request: '-', status: 400 }],
    ['nothing', {}],
  ])('sees no request where there is %s', (_, line) => expect(guess(line)).toBeNull());

  it('does not take a back end for an Origin', () => {
    const line = { method: 'GET', url: '/', status: 200, origin: 'backend-1' };
    expect(guess(line)?.requestHeaders.single.size).toBe(0);
  });

  it('gives the same map for lines of one kind', () => {
    const guesser = createMapGuesser();
    const line = { method: 'GET', url: '/', status: 200, ip: '::1' };
    const first = guesser(line);
    expect(guesser({ ...line, ip: 'not an address!' })).toBe(first);
    expect(guesser({ ...line, more: 1 })).not.toBe(first);
  });

  it('remembers a bounded number of kinds', () => {
    const guesser = createMapGuesser();
    const line = { method: 'GET', url: '/', status: 200 };
    const first = guesser(line);
    for (let i = 0; i < 200; i++) guesser({ ...line, [`x${i}`]: 1 });
    expect(guesser(line)).not.toBe(first);
    expect(guesser(line)).toEqual(first);
  });

  it('looks at a bounded number of members', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, i]));
    expect(guess({ ...many, method: 'GET', url: '/', status: 200 })).toBeNull();
    expect(guess({ method: 'GET', url: '/', status: 200, ['x'.repeat(10_000)]: 1 })).toBeNull();
  });
});
