import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { detectContainer, detectForeignContainer } from '../../src/input/container.js';
import { makeZip, someLog } from './helpers.js';

const log = Buffer.from(someLog(100));
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('detectContainer', () => {
  test.each([
    ['gzip', gzipSync(log)],
    ['zlib', deflateSync(log)],
    ['zlib', deflateSync(log, { level: 1 })],
    ['zlib', deflateSync(log, { level: 9 }).subarray(0, 40)],
    ['zstd', bytes('28b52ffd 0458')],
    ['zstd', bytes('502a4d18 04000000')],
    ['zip', makeZip([{ name: 'har.har', content: '{}' }])],
    ['zip', makeZip([])],
    ['none', log],
    ['none', Buffer.from('{"log":{}}')],
    ['none', Buffer.from('x^2 is no zlib, though it begins so')],
    ['none', Buffer.from('PK is not enough')],
    ['none', Buffer.alloc(0)],
    ['none', bytes('1f8b')],
  ])('%s', (container, head) => {
    expect(detectContainer(head)).toBe(container);
  });
});

describe('detectForeignContainer', () => {
  const ustar = Buffer.alloc(512);
  ustar.write('access.log');
  ustar.write('ustar', 257);

  test.each([
    ['bzip2', bytes('425a68 39 314159265359 00'), 'bzip2 -dc F'],
    ['bzip2', bytes('425a68 31 314159265359 00'), 'bzip2 -dc F'],
    ['xz', bytes('fd377a585a00 0004'), 'xz -dc F'],
    ['lz4', bytes('04224d18 64'), 'lz4 -dc F'],
    ['7-Zip', bytes('377abcaf271c 0004'), '7z x -so F'],
    ['compress (.Z)', bytes('1f9d90'), 'gzip -dc F'],
    ['tar', ustar, 'tar -xOf F'],
  ])('%s, and how to unpack it', (title, head, command) => {
    const container = detectForeignContainer(head);
    expect(container?.title).toBe(title);
    expect(container?.unpack('F')).toBe(command);
  });

  test.each([log, Buffer.from('BZh is a word, too, for all we know'), gzipSync(log)])('none in %#', (head) => {
    expect(detectForeignContainer(head)).toBeNull();
  });
});
