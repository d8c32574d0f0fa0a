import { apacheDialect, type Dialect } from './dialect.js';

/** The values of one line as strings. Nearly every line is plain ASCII without escapes: one string, cut up. */
export type LineText = {
  /** The value between these indexes of the chunk, unescaped; null where the log shows that there was none. */
  readonly value: (start: number, end: number) => string | null;
  /** The same for the value of a header, which some servers write in another way. */
  readonly header: (start: number, end: number) => string | null;
  /** The same without unescaping. */
  readonly logged: (start: number, end: number) => string | null;
  /** The bytes between these indexes as they stand there; null where they are not plain ASCII. */
  readonly part: (start: number, end: number) => string | null;
  /** These bytes as a text of their own: strings that are parts of a line keep the whole line in memory. */
  readonly only: (start: number, end: number) => LineText;
  /** A hash of some of these bytes. */
  readonly sample: (start: number, end: number) => number;
  /** The line as it stands in the file, at most `limit` bytes of it. */
  readonly raw: (limit: number) => string;
};

/** Reused from line to line: `load` first, then ask. */
export function createLineText(dialect: Dialect = apacheDialect): LineText & {
  readonly load: (bytes: Buffer, start: number, end: number) => void;
} {
  const { isAbsent } = dialect;
  let bytes: Buffer = Buffer.alloc(0);
  let lineStart = 0;
  let lineEnd = 0;
  let text = '';
  let isAscii = true;

  const logged = (start: number, end: number): string | null => {
    if (isAbsent(bytes, start, end)) return null;
    return isAscii ? text.slice(start - lineStart, end - lineStart) : bytes.toString('utf8', start, end);
  };

  const unescaped = (style: Pick<Dialect, 'escape' | 'unescape'>, start: number, end: number) => {
    const plain = logged(start, end);
    if (plain === null || style.escape === null || !plain.includes(style.escape)) return plain;
    return style.unescape(bytes, start, end);
  };

  return {
    load(line, start, end) {
      bytes = line;
      lineStart = start;
      lineEnd = end;
      text = line.toString('utf8', start, end);
      isAscii = text.length === end - start && !text.includes('\ufffd');
    },
    logged,
    value: (start, end) => unescaped(dialect, start, end),
    header: (start, end) => unescaped(dialect.header ?? dialect, start, end),
    part: (start, end) => (isAscii ? text.slice(start - lineStart, end - lineStart) : null),
    only(start, end) {
      const own = createLineText(dialect);
      own.load(bytes, start, end);
      return own;
    },
    sample(start, end) {
      let hash = end - start;
      for (let at = start; at < end; at += 4) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
      return hash ^ (hash >>> 15);
    },
    raw: (limit) =>
      isAscii ? text.slice(0, limit) : bytes.toString('utf8', lineStart, Math.min(lineEnd, lineStart + limit)),
  };
}
