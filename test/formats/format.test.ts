import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes, hashText } from '../../src/formats/format.js';

describe('hashBytes', () => {
  it('is FNV-1a of 32 bits', () => {
    expect(hashBytes(Buffer.from('xfoobarx'), 1, 7)).toBe(0xbf9cf968);
    expect(hashBytes(Buffer.from(''), 0, 0)).toBe(0x811c9dc5);
  });
});

describe('hashText', () => {
  it('is the hash of the same bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = Buffer.from(text, 'utf8');
        expect(hashText(text)).toBe(hashBytes(bytes, 0, bytes.length));
      }),
    );
  });
});
