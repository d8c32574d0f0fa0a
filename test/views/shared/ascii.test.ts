import { describe, expect, it } from 'vitest';
import { toAscii } from '../../../src/views/shared/ascii.js';
import { sparkline } from '../../../src/views/shared/sparkline.js';

describe('toAscii', () => {
  it('draws the same with ASCII of the same width', () => {
    const drawn = `a · b → c… ${sparkline([0, 1, 2, 3, 4, 5, 6, 7])} 13:40 ─ 15:10`;
    expect(toAscii(drawn)).toBe('a - b > c~ _.:-=+*# 13:40 - 15:10');
  });

  it('writes out everything else: its bytes would be controls in a Latin-1 terminal', () => {
    expect(toAscii('/caf\u00e9 \u201b \u{1f600}')).toBe('/caf\\u{e9} \\u{201b} \\u{1f600}');
  });

  it('keeps styling', () => {
    expect(toAscii('\x1b[1mbold\x1b[22m')).toBe('\x1b[1mbold\x1b[22m');
  });
});
