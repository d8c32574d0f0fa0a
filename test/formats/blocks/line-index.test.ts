import { describe, expect, it } from 'vitest';
import { type PrefixHash, unknown } from '../../../src/formats/access-log/prefix.js';
import { indexLines } from '../../../src/formats/blocks/line-index.js';

/** The length of a line for its hash. */
const lengthOf: PrefixHash = (_, start, end) => end - start;

function find(text: string, room = 20) {
  const entries = new Int32Array(room);
  const { from, count } = indexLines(Buffer.from(text), lengthOf, entries);
  return { from, lines: Array.from({ length: count }, (_, i) => [entries[2 * i], entries[2 * i + 1]]) };
}

describe('indexLines', () => {
  it('finds the lines between the first and the last line end', () => {
    expect(find('end of one\nab\nabc\nbeginning')).toEqual({
      from: 11,
      lines: [
        [13, 2],
        [17, 3],
      ],
    });
  });

  it('hashes a line without the CR of its end', () => {
    expect(find('\r\nab\r\n').lines).toEqual([[5, 2]]);
  });

  it('knows nothing of empty lines', () => {
    expect(find('\n\n\r\n').lines).toEqual([
      [1, unknown],
      [3, unknown],
    ]);
  });

  it('finds nothing in a piece of one line', () => {
    expect(find('no end')).toEqual({ from: 6, lines: [] });
    expect(find('')).toEqual({ from: 0, lines: [] });
    expect(find('end of one\nbeginning')).toEqual({ from: 11, lines: [] });
  });

  it('finds no more than there is room for', () => {
    expect(find('\na\nb\nc\n', 4).lines).toEqual([
      [2, 1],
      [4, 1],
    ]);
  });
});
