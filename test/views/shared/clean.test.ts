import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanAll, longestValue } from '../../../src/views/shared/clean.js';

const attacks: readonly (readonly [name: string, attack: string, shown: string])[] = [
  ['OSC 52, which writes the clipboard', '\x1b]52;c;cm0gLXJmIH4=\x07', '\\x1b]52;c;cm0gLXJmIH4=\\x07'],
  ['OSC 52 in its 8-bit form', '\x9d52;c;AAAA\x9c', '\\x9d52;c;AAAA\\x9c'],
  [
    'OSC 8, a link that lies',
    '\x1b]8;;https://evil.example\x1b\\ok\x1b]8;;\x1b\\',
    '\\x1b]8;;https://evil.example\\x1b\\ok\\x1b]8;;\\x1b\\',
  ],
  ['OSC 0, the title', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
  ['CSI, clear the screen', '\x1b[2J\x1b[H', '\\x1b[2J\\x1b[H'],
  ['SGR, hide the text', '\x1b[8mhidden', '\\x1b[8mhidden'],
  ['8-bit CSI', '\x9b31mred', '\\x9b31mred'],
  ['DCS, APC, PM and an end', '\x1bPq\x1b_x\x1b^y\x90z', '\\x1bPq\\x1b_x\\x1b^y\\x90z'],
  ['reset', '\x1bc', '\\x1bc'],
  ['bell, backspace, NUL, DEL', 'a\x07\b\0\x7f', 'a\\x07\\x08\\x00\\x7f'],
  ['carriage return over what stands there', 'FAILED\rpassed', 'FAILED\\rpassed'],
  ['line feed, a line of its own', 'x\n0 of 9 failed', 'x\\n0 of 9 failed'],
  ['tab, vertical tab, form feed', 'a\tb\vc\fd', 'a\\tb\\x0bc\\x0cd'],
  ['shift out and in', '\x0elqk\x0f', '\\x0elqk\\x0f'],
  ['next line (C1)', 'a\x85b', 'a\\x85b'],
  ['right-to-left override', 'access\u202egol.exe', 'access\\u{202e}gol.exe'],
  ['bidi isolates and marks', '\u2066\u2069\u200f\u061c', '\\u{2066}\\u{2069}\\u{200f}\\u{61c}'],
  ['zero width', 'exam\u200bple\u200d\u2060\ufeff', 'exam\\u{200b}ple\\u{200d}\\u{2060}\\u{feff}'],
  ['soft hyphen', 'a\u00adb', 'a\\xadb'],
  ['line and paragraph separator', 'a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  ['tags', 'a\u{e0041}', 'a\\u{e0041}'],
  ['variation selector', 'a\ufe0f', 'a\\u{fe0f}'],
  ['fillers that look like nothing', '\u3164\u2800', '\\u{3164}\\u{2800}'],
  ['lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
  ['private use', '\ue000', '\\u{e000}'],
  ['a pile of marks', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(4)}`],
];

describe('clean', () => {
  it.each(attacks)('writes out %s', (_name, attack, shown) => {
    expect(clean(attack)).toBe(shown);
  });

  it('leaves ordinary text of any language alone', () => {
    const text = '203.0.113.7 "OPTIONS /bücher/日本語?q=%F0 HTTP/1.1" – 405 ✓ 😀';
    expect(clean(text)).toBe(text);
  });

  it('bounds a value of 10 MB and says how much is missing', () => {
    const shown = clean(`begin${'x'.repeat(10_000_000)}end`);
    expect(shown).toMatch(/^beginx+ … 9998008 more characters … x+end$/);
    expect(shown.length).toBeLessThan(longestValue + 50);
  });

  it('bounds what only grows when it is written out', () => {
    expect(clean('\x1b'.repeat(10_000_000)).length).toBeLessThan(longestValue * 10);
  });

  it('lets nothing through that a terminal obeys, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('changes nothing that it has cleaned before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
  });
});

describe('cleanAll', () => {
  it('reaches every string and every key of a plain value', () => {
    const value = { 'k\x1b': ['a\x07', { deep: 'b\r' }], count: 3, none: null, sure: true };
    expect(cleanAll(value)).toEqual({ 'k\\x1b': ['a\\x07', { deep: 'b\\r' }], count: 3, none: null, sure: true });
  });

  it('does not touch prototypes', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const cleaned = cleanAll(value);
    expect(Object.keys(cleaned as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
