import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLogItem, unescapeLogItem } from '../../../src/formats/apache-log-parser/escapes.js';

function sentBytes(logged: string): string {
  const bytes = Buffer.from(logged, 'latin1');
  return Buffer.from(unescapeLogItem(bytes, 0, bytes.length)).toString('latin1');
}

describe('unescapeLogItem', () => {
  it.each([
    ['\\"\\\\\\b\\n\\r\\t\\v', '"\\\b\n\r\t\v'],
    ['\\x00\\x1b\\x7f\\xff', '\x00\x1b\x7f\xff'],
    ['\\x22\\x5C\\xC3\\x9C', '"\\\xc3\x9c'],
    ['\\q \\x4 \\xg0 \\', '\\q \\x4 \\xg0 \\'],
    ['\xe9', '\xe9'],
  ])('reads %s', (logged, sent) => {
    expect(sentBytes(logged)).toBe(sent);
  });

  it('gives back every byte that Apache escaped', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (sent) => {
        const logged = Buffer.from(escapeLogItem(sent), 'latin1');
        expect([...unescapeLogItem(logged, 0, logged.length)]).toEqual([...sent]);
      }),
    );
  });
});

describe('escapeLogItem', () => {
  it('escapes as ap_escape_logitem does', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(i + 0x20)).join('');
    const hex = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => `\\x${(from + i).toString(16).padStart(2, '0')}`).join('');
    expect(escapeLogItem(bytes)).toBe(
      `${hex(0, 7)}\\b\\t\\n\\v${hex(12, 12)}\\r${hex(14, 31)}` +
        printable.replace('\\', '\\\\').replace('"', '\\"') +
        hex(0x7f, 0xff),
    );
  });
});
