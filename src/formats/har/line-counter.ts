import type { Position } from './cut-entry.js';

/** Turns places in the current chunk into lines and columns of the whole input. */
export type LineCounter = {
  /** A line feed stands at `at`. */
  readonly newLine: (at: number) => void;
  /** So many line feeds were passed, the last of them at `lastAt`. */
  readonly newLines: (count: number, lastAt: number) => void;
  readonly positionOf: (at: number) => Position;
  /** The chunk of this length is done with. */
  readonly endChunk: (length: number) => void;
};

export function createLineCounter(): LineCounter {
  let base = 0;
  let line = 1;
  let lineStart = 0;
  return {
    newLine(at) {
      line++;
      lineStart = base + at + 1;
    },
    newLines(count, lastAt) {
      line += count;
      lineStart = base + lastAt + 1;
    },
    positionOf: (at) => ({ offset: base + at, line, column: base + at - lineStart + 1 }),
    endChunk(length) {
      base += length;
    },
  };
}
