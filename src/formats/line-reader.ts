import type { SourceRef } from '../model/source-ref.js';
import { unknown } from './access-log/prefix.js';
import { asBuffer } from './apache-log-parser/log-parser.js';
import type { LineIndex } from './blocks/line-index.js';
import type { Reader, ReaderContext } from './format.js';
import { createLineSplitter, maximumLineLength, withoutReturn } from './line-splitter.js';

/** What a format makes of the lines of a source. */
export type LineReading = {
  /**
   * Reads one line without its line end: hands on its record where anybody needs one. A clause that says why where the
   * line cannot be understood, else null. `complete` is false for a last line that has no line end.
   */
  readonly line: (bytes: Buffer, start: number, end: number, line: number, complete: boolean) => string | null;
  /**
   * Passes over a line of which the client's hash is known and nothing else needs to be; false where the line has to be
   * read after all.
   */
  readonly pass?: (bytes: Buffer, start: number, end: number, line: number, clientHash: number) => boolean;
  /** A line that need not be read, for somebody else knows all that matters of it. */
  readonly spare?: (bytes: Buffer, start: number, end: number) => void;
  /** See `Remembers`; the indexes are of `bytes`, whose lines are being read. */
  readonly remembers?: (bytes: Buffer, clientHash: number, targetStart: number, targetEnd: number) => boolean;
  /** The chunk is over: none of its bytes may be looked at any more. */
  readonly pause?: () => void;
  /** The input is over. */
  readonly end?: () => void;
};

/** Unreadable lines handed on; the others are counted. */
const shownUnreadable = 20;
const excerptLength = 200;

/** Streams a source of lines, counts them, and hands on what could not be understood. */
export function createLineReader(
  { file, sink, takerOf }: Pick<ReaderContext, 'file' | 'sink' | 'takerOf'>,
  reading: LineReading,
): Reader {
  let read = 0;
  let unreadable = 0;
  let truncated = false;

  const refuse = (reason: string, excerpt: Buffer) => {
    unreadable++;
    if (unreadable > shownUnreadable) return;
    const source: SourceRef = { file, line: read };
    sink.unreadable({ source, reason, excerpt: excerpt.toString('utf8', 0, excerptLength) });
  };

  const readLine = (bytes: Buffer, start: number, end: number, complete: boolean) => {
    const reason = reading.line(bytes, start, end, read, complete);
    if (reason === null) return;
    truncated = !complete;
    const why = complete ? reason : `the input stops in the middle of this line: ${reason}`;
    refuse(start === end ? 'the line is empty' : why, bytes.subarray(start, end));
  };

  const splitter = createLineSplitter({
    line(bytes, start, end, complete) {
      read++;
      readLine(bytes, start, end, complete);
    },
    tooLong(head) {
      read++;
      refuse(`the line is longer than ${maximumLineLength} bytes`, head);
    },
  });

  /** Gives where the lines that were found end. */
  const readFound = (bytes: Buffer, index: LineIndex): number => {
    const { from, count, entries } = index;
    const { remembers = () => false } = reading;
    const taker = takerOf?.(index, read, (hash, start, end) => remembers(bytes, hash, start, end)) ?? null;
    let known = taker?.next() ?? -1;
    let start = from;
    for (let line = 0; line < count; line++) {
      const end = entries[line * 2] as number;
      const hash = entries[line * 2 + 1] as number;
      read++;
      if (line === known && taker?.take() === true) reading.spare?.(bytes, start, end);
      else if (hash === unknown || reading.pass?.(bytes, start, end, read, hash) !== true) {
        readLine(bytes, start, withoutReturn(bytes, start, end), true);
      }
      if (line === known) known = taker?.next() ?? -1;
      start = end + 1;
    }
    return start;
  };

  return {
    push(chunk, index = null) {
      if (index === null) splitter.push(chunk);
      else {
        const bytes = asBuffer(chunk);
        // Where a line goes on over the border of two chunks, nothing was found of it.
        splitter.push(bytes.subarray(0, index.from));
        splitter.push(bytes.subarray(readFound(bytes, index)));
      }
      reading.pause?.();
    },
    soFar: () => ({ read, unreadable }),
    end() {
      splitter.end();
      reading.end?.();
      return { read, unreadable, truncated };
    },
  };
}
