import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { simpleWidth } from '../../../src/views/shared/simple-width.js';

it('agrees with the tables of Unicode on every character that it claims', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    const width = simpleWidth(character);
    if (width !== null) expect([code, width]).toEqual([code, stringWidth(character)]);
  }
  expect(simpleWidth('▸ 405 nobody answers ███▌ │ ─── … →')).toBe(35);
});

it('claims nothing that is styled, wide, combined or a control', () => {
  for (const text of ['\x1b[1mbold\x1b[0m', 'größe', '日本', 'e\u0301', '👍', '\t', '\x07', '\u200d', '\u202e']) {
    expect(simpleWidth(text)).toBeNull();
  }
});
