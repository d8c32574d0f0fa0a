import { describe, expect, it } from 'vitest';
import { parseFieldMap } from '../../../src/formats/json-lines/parse-map.js';

describe('parseFieldMap', () => {
  it('says where what stands', () => {
    expect(
      parseFieldMap(
        "method=$.req.method, url=$.req.url,url=$.url,status=$.status,client=$.ip,host=$.host,end=$['@t,x'],milliseconds=$.ms," +
          'size=$.bytes,requestHeaders=$.req.headers,response.Vary=$.vary,response.vary=$.v',
      ),
    ).toMatchObject({
      requestLine: [],
      method: [['req', 'method']],
      url: [['req', 'url'], ['url']],
      status: [['status']],
      client: [['ip']],
      host: [['host']],
      begin: [],
      end: [['@t,x']],
      duration: [['ms']],
      durationUnit: 1,
      size: [['bytes']],
      requestHeaders: { objects: [['req', 'headers']], single: new Map() },
      responseHeaders: { objects: [], single: new Map([['vary', [['vary'], ['v']]]]) },
    });
  });

  it('takes a whole request line, and seconds', () => {
    expect(parseFieldMap('request=$.r,end=$.t,seconds=$.s')).toMatchObject({
      requestLine: [['r']],
      durationUnit: 1000,
    });
  });

  it.each([
    ['method=$.m', /^A field map must say where method and url stand/],
    ['', /^A field map must say where/],
    ['method', /^"method" is not of the form NAME=\$\.path/],
    ['method=$.', /^"method=\$\." is not of the form/],
    ['colour=$.c', /^A field map has no "colour": use request, method, url,/],
    ['request.=$.c', /^A field map has no "request\."/],
  ])('refuses %j', (text, error) => {
    const map = parseFieldMap(text);
    expect('error' in map ? map.error : '').toMatch(error);
  });
});
