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
  /** The chunk is over: none of its bytes may be looked at any more. */
  readonly pause?: () => void;
  /** The input is over. */
  readonly end?: () => void;
};

/** Unreadable lines handed on; the others are counted. */
const shownUnreadable = 20;
const excerptLength = 200;

/** Streams a source of lines, counts them, and hands on what could not be understood. */
export function createLineReader({ file, sink }: Pick<ReaderContext, 'file' | 'sink'>, reading: LineReading): Reader {
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
  const readFound = (bytes: Buffer, { from, count, entries }: LineIndex): number => {
    let start = from;
    for (let at = 0; at < count * 2; at += 2) {
      const end = entries[at] as number;
      const hash = entries[at + 1] as number;
      read++;
      if (hash === unknown || reading.pass?.(bytes, start, end, read, hash) !== true) {
        readLine(bytes, start, withoutReturn(bytes, start, end), true);
      }
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
