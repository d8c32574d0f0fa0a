import type { SourceRef } from '../model/source-ref.js';
import type { Reader, ReaderContext } from './format.js';
import { createLineSplitter, maximumLineLength } from './line-splitter.js';

/** What a format makes of the lines of a source. */
export type LineReading = {
  /**
   * Reads one line without its line end: hands on its record where anybody needs one. A clause that says why where the
   * line cannot be understood, else null. `complete` is false for a last line that has no line end.
   */
  readonly line: (bytes: Buffer, start: number, end: number, line: number, complete: boolean) => string | null;
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

  const splitter = createLineSplitter({
    line(bytes, start, end, complete) {
      read++;
      const reason = reading.line(bytes, start, end, read, complete);
      if (reason === null) return;
      truncated = !complete;
      const why = complete ? reason : `the input stops in the middle of this line: ${reason}`;
      refuse(start === end ? 'the line is empty' : why, bytes.subarray(start, end));
    },
    tooLong(head) {
      read++;
      refuse(`the line is longer than ${maximumLineLength} bytes`, head);
    },
  });

  return {
    push(chunk) {
      splitter.push(chunk);
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
