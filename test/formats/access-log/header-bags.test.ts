import { describe, expect, it } from 'vitest';
import { createBagReader } from '../../../src/formats/access-log/header-bags.js';
import { createLineText } from '../../../src/formats/access-log/line-text.js';

const starts = Int32Array.of(0, 2, 4);
const ends = Int32Array.of(1, 3, 5);

function text(line: string) {
  const loaded = createLineText();
  loaded.load(Buffer.from(line), 0, line.length);
  return loaded;
}

describe('createBagReader', () => {
  it('reads what is logged and remembers what would be', () => {
    const { read, recorded } = createBagReader(
      [
        { name: 'origin', field: 0, condition: null },
        { name: 'referer', field: 1, condition: null },
      ],
      'kept',
    );
    expect(read(text('a -'), starts, ends, 200)).toEqual({
      lines: [['origin', 'a']],
      recorded: new Set(['origin', 'referer']),
      repeats: 'kept',
    });
    expect(recorded).toEqual(new Set(['origin', 'referer']));
  });

  it('does not take a condition that does not hold for an absent header', () => {
    const { read, recorded } = createBagReader(
      [
        { name: 'origin', field: 0, condition: { statuses: [400, 401], negated: false } },
        { name: 'referer', field: 1, condition: { statuses: [200], negated: true } },
        { name: 'vary', field: 2, condition: null },
      ],
      'first-only',
    );
    const line = text('a b -');
    expect(recorded).toEqual(new Set(['vary']));
    expect(read(line, starts, ends, 401)).toMatchObject({
      lines: [
        ['origin', 'a'],
        ['referer', 'b'],
      ],
    });
    expect(read(line, starts, ends, 200)).toMatchObject({ lines: [], recorded: new Set(['vary']) });
    expect(read(line, starts, ends, 204)).toMatchObject({
      lines: [['referer', 'b']],
      recorded: new Set(['referer', 'vary']),
    });
    expect(read(line, starts, ends, null)).toMatchObject({ lines: [], recorded: new Set(['vary']) });
  });

  it('gives the same empty bag where nothing is logged', () => {
    const { read } = createBagReader([], 'first-only');
    expect(read(text(''), starts, ends, 200)).toEqual({ lines: [], recorded: new Set(), repeats: 'first-only' });
    expect(read(text(''), starts, ends, 200)).toBe(read(text('x'), starts, ends, 404));
  });
});
