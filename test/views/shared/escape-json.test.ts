import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSafeJson } from '../../../src/views/shared/escape-json.js';

describe('toSafeJson', () => {
  it('escapes what JSON.stringify lets through although a terminal obeys or hides it', () => {
    expect(toSafeJson('\x1b[31m\x7f\x9b\u202e\u2028\u200b\ufeff\u{e0041}')).toBe(
      '"\\u001b[31m\\u007f\\u009b\\u202e\\u2028\\u200b\\ufeff\\udb40\\udc41"',
    );
  });

  it('is read back as what it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const whole = { value, text };
        expect(JSON.parse(toSafeJson(whole))).toEqual(JSON.parse(JSON.stringify(whole)));
      }),
    );
  });

  it('holds no control but the line ends of its own indentation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toSafeJson({ text }, 2).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
