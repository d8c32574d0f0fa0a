import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cutMiddle, padEnd, padStart, widthOf, wrap } from '../../../src/views/shared/width.js';

describe('cut', () => {
  it('keeps what fits and marks the cut', () => {
    expect(cut('/api/orders', 11)).toBe('/api/orders');
    expect(cut('/api/orders', 6)).toBe('/api/…');
    expect(cut('日本語', 5)).toBe('日本…');
    expect(cut('日本語', 4)).toBe('日…');
    expect(cut('abc', 0)).toBe('');
  });

  it('keeps both ends when the middle is cut', () => {
    expect(cutMiddle('/api/v2/orders/4711', 11)).toBe('/api/…/4711');
    expect(cutMiddle('/api', 11)).toBe('/api');
  });

  it('is never wider than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(widthOf(cut(text, width))).toBeLessThanOrEqual(width);
        expect(widthOf(cutMiddle(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('pad', () => {
  it('counts columns, not characters', () => {
    expect(padEnd('日本', 6)).toBe('日本  ');
    expect(padStart('é', 3)).toBe('  é');
    expect(padEnd('longer', 3)).toBe('longer');
  });
});

describe('wrap', () => {
  it('breaks at spaces', () => {
    expect(wrap('the browser never sends it', 12)).toEqual(['the browser', 'never sends', 'it']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrap('see https://api.example.com now', 10)).toEqual(['see', 'https://ap', 'i.example.', 'com now']);
  });

  it('leaves no space at the end of a line', () => {
    expect(wrap('access.log:17  203.0.113.7', 14)).toEqual(['access.log:17', '203.0.113.7']);
  });

  it('gives one empty line for nothing', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});
