import { unescapeLogItem } from '../apache-log-parser/escapes.js';

/** The values of one line as strings. Nearly every line is plain ASCII without escapes: one string, cut up. */
export type LineText = {
  /** The value between these indexes of the chunk, unescaped; null where the log shows `-`. */
  readonly value: (start: number, end: number) => string | null;
  /** The same without unescaping. */
  readonly logged: (start: number, end: number) => string | null;
  /** The line as it stands in the file, at most `limit` bytes of it. */
  readonly raw: (limit: number) => string;
};

/** Reused from line to line: `load` first, then ask. */
export function createLineText(): LineText & {
  readonly load: (bytes: Buffer, start: number, end: number) => void;
} {
  let bytes: Buffer = Buffer.alloc(0);
  let lineStart = 0;
  let lineEnd = 0;
  let text = '';
  let isAscii = true;
  let hasEscapes = false;

  const logged = (start: number, end: number): string | null => {
    if (end === start + 1 && bytes[start] === 0x2d) return null;
    return isAscii ? text.slice(start - lineStart, end - lineStart) : bytes.toString('utf8', start, end);
  };

  return {
    load(line, start, end) {
      bytes = line;
      lineStart = start;
      lineEnd = end;
      text = line.toString('utf8', start, end);
      isAscii = text.length === end - start && !text.includes('\ufffd');
      hasEscapes = text.includes('\\');
    },
    logged,
    value(start, end) {
      const plain = logged(start, end);
      if (!hasEscapes || plain === null || !plain.includes('\\')) return plain;
      const unescaped = unescapeLogItem(bytes, start, end);
      return Buffer.from(unescaped.buffer, unescaped.byteOffset, unescaped.length).toString('utf8');
    },
    raw: (limit) =>
      isAscii ? text.slice(0, limit) : bytes.toString('utf8', lineStart, Math.min(lineEnd, lineStart + limit)),
  };
}
