import { describe, expect, it } from 'vitest';
import { plainName, usualRequestHeaders, usualResponseHeaders } from '../../../src/formats/json-lines/usual-names.js';

describe('usual names', () => {
  it('are written in many ways', () => {
    expect(['remote_addr', 'remoteAddr', '@remote-addr', 'Remote Addr'].map(plainName)).toEqual(
      Array(4).fill('remoteaddr'),
    );
  });

  it.each([
    ['http_origin', 'origin'],
    ['Referrer', 'referer'],
    ['ua', 'user-agent'],
    ['req_header_access_control_request_method', 'access-control-request-method'],
    ['acrh', 'access-control-request-headers'],
  ])('%s is a request header', (name, header) => expect(usualRequestHeaders.get(plainName(name))).toBe(header));

  it.each([
    ['sent_http_access_control_allow_origin', 'access-control-allow-origin'],
    ['acac', 'access-control-allow-credentials'],
    ['resp.vary', 'vary'],
  ])('%s is a response header', (name, header) => expect(usualResponseHeaders.get(plainName(name))).toBe(header));

  it('the headers of an application behind nginx are not those of the response', () => {
    expect(usualResponseHeaders.has('upstreamhttpaccesscontrolalloworigin')).toBe(false);
  });
});
