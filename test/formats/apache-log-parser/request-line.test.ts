import { describe, expect, it } from 'vitest';
import { methodEnd, targetEnd } from '../../../src/formats/apache-log-parser/request-line.js';

function split(line: string): { method: string; target: string } | null {
  const bytes = Buffer.from(line, 'latin1');
  const space = methodEnd(bytes, 0, bytes.length);
  if (space < 0) return null;
  const end = targetEnd(bytes, space + 1, bytes.length);
  return { method: line.slice(0, space), target: line.slice(space + 1, end) };
}

describe('methodEnd and targetEnd', () => {
  it.each([
    ['GET / HTTP/1.1', 'GET', '/'],
    ['OPTIONS * HTTP/2.0', 'OPTIONS', '*'],
    ['GET /data.json', 'GET', '/data.json'],
    ['GET /a b', 'GET', '/a b'],
    ['GET /a b HTTP/1.1', 'GET', '/a b'],
    ['OPTIONS rtsp://x/1.0 RTSP/1.0', 'OPTIONS', 'rtsp://x/1.0'],
    ['OPTIONS sip:nm SIP/2.0', 'OPTIONS', 'sip:nm'],
    ['GET HTTP/1.1', 'GET', 'HTTP/1.1'],
    ['GET /path/1.0', 'GET', '/path/1.0'],
    ['GET /x A/', 'GET', '/x A/'],
    ['get 1', 'get', '1'],
  ])('splits %s', (line, method, target) => {
    expect(split(line)).toEqual({ method, target });
  });

  it.each(['', '-', 'garbage', 'GET ', ' /', '\x16\x03\x01\x02'])('finds no method and target in %j', (line) => {
    expect(split(line)).toBeNull();
  });
});
