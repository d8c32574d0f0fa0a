import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerOf, readHttpMessage } from '../../src/input/http-message.js';

const message = (head: string, body: Uint8Array | string = '') =>
  readHttpMessage(Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), Buffer.from(body)]));
const bodyOf = (head: string, body: Uint8Array | string) => message(head, body).body().toString();

describe('readHttpMessage', () => {
  it('reads the head', () => {
    const { startLine, headers } = message(
      'HTTP/1.1 200 OK\r\nServer: a:b \r\nX-Long: one\r\n  two\r\nno header\r\n: x',
    );
    expect(startLine).toBe('HTTP/1.1 200 OK');
    expect(headers).toEqual([
      ['Server', 'a:b'],
      ['X-Long', 'one two'],
    ]);
    expect(headerOf({ headers }, 'server')).toBe('a:b');
    expect(headerOf({ headers }, 'via')).toBeNull();
  });

  it('takes line feeds alone, and heads without end', () => {
    expect(readHttpMessage(Buffer.from('GET / HTTP/1.1\nHost: a\n\nbody\r\n\r\n')).body().toString()).toBe(
      'body\r\n\r\n',
    );
    expect(readHttpMessage(Buffer.from('GET / HTTP/1.1\r\nHos')).startLine).toBe('GET / HTTP/1.1');
    expect(readHttpMessage(Buffer.alloc(0))).toMatchObject({ startLine: '', headers: [] });
  });

  it('keeps no more headers than anybody sends', () => {
    expect(message(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(10_000)}`).headers).toHaveLength(500);
  });
});

describe('its body', () => {
  it.each([
    ['gzip', gzipSync('hello')],
    ['x-gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['GZIP', Buffer.from('hello')],
    ['identity', Buffer.from('hello')],
  ])('coded with %s, or unpacked already', (coding, body) => {
    expect(bodyOf(`HTTP/1.1 500 X\r\nContent-Encoding: ${coding}`, body)).toBe('hello');
  });

  it('in chunks, also where they are joined already or cut off', () => {
    const head = 'HTTP/1.1 500 X\r\nTransfer-Encoding: chunked';
    expect(bodyOf(head, '3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n')).toBe('hello');
    expect(bodyOf(head, '3\r\nhel\r\n9\r\nlo')).toBe('hello');
    expect(bodyOf(head, 'hello')).toBe('hello');
  });

  it('of damaged bytes, or more than anybody reads, is empty', () => {
    const head = 'HTTP/1.1 500 X\r\nContent-Encoding: gzip';
    expect(bodyOf(head, gzipSync(Buffer.alloc(5_000_000)))).toBe('');
    expect(bodyOf(head, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).toBe('');
  });
});

it('never fails, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('gzip', 'deflate', 'br', ''), (bytes, coding) => {
      message(`HTTP/1.1 500 X\r\ntransfer-encoding: chunked\r\ncontent-encoding: ${coding}`, bytes).body();
      readHttpMessage(Buffer.from(bytes)).body();
    }),
  );
});
