import { describe, expect, it } from 'vitest';
import { stylesFor } from '../../../src/views/shared/style.js';

describe('stylesFor', () => {
  it('leaves text as it is without colour', () => {
    const { heading, failed, passed, quiet } = stylesFor(false);
    expect([heading('a'), failed('b'), passed('c'), quiet('d')]).toEqual(['a', 'b', 'c', 'd']);
  });

  it('uses the sixteen colours of the terminal and nothing else', () => {
    expect(stylesFor(true).failed('b')).toBe('\x1b[1m\x1b[31mb\x1b[39m\x1b[22m');
    expect(stylesFor(true).passed('c')).toBe('\x1b[32mc\x1b[39m');
  });
});
