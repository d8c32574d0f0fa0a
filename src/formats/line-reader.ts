import type { SourceRef } from '../model/source-ref.js';
import { unknown } from './access-log/prefix.js';
import { asBuffer } from './apache-log-parser/log-parser.js';
import type { LineIndex } from './blocks/line-index.js';
import type { Block, Reader, ReaderContext, Remembers } from './format.js';
import { createLineSplitter, maximumLineLength, withoutReturn } from './line-splitter.js';

/** What a format makes of the lines of a source. */
export type LineReading = {
  /**
   * Reads one line without its line end: hands on its record where anybody needs one. A clause that says why where the
   * line cannot be understood, else null. `complete` is false for a last line that has no line end.
   */
  readonly line: (bytes: Buffer, start: number, end: number, line: number, complete: boolean) => string | null;
  /** For formats whose lines need not be read where an index knows them. */
  readonly passing?: Passing;
  /** The chunk is over: none of its bytes may be looked at any more. */
  readonly pause?: () => void;
  /** The input is over. */
  readonly end?: () => void;
};

/** What has to be known of lines that are passed over, for an index says whose they are. */
export type Passing = {
  readonly enterBlock: (block: Block) => void;
  /** Whether a line of a client with this hash has to be read after all. */
  readonly mustRead: (clientHash: number) => boolean;
  /** Where this is 0 for the low bits of a hash, it need not; undefined: ask for each. */
  readonly waiting: Uint32Array | undefined;
  readonly remembers: Remembers;
  /** Behind the last line of the block. */
  readonly leaveBlock: () => void;
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
    const linesBefore = read;
    const block = { bytes, index, linesBefore };
    const { passing } = reading;
    const next = passing === undefined ? (line: number) => line : nextToRead(index, passing);
    passing?.enterBlock(block);
    const taker = takerOf?.(block, passing?.remembers ?? remembersNothing) ?? null;
    let known = taker?.next() ?? -1;
    const startOf = (line: number) => (line === 0 ? from : (entries[line * 2 - 2] as number) + 1);
    for (let line = 0; line < count; line++) {
      line = next(line, known < 0 ? count : known);
      if (line === count) break;
      const isTaken = line === known && taker?.take() === true;
      if (!isTaken) {
        read = linesBefore + line + 1;
        readLine(bytes, startOf(line), withoutReturn(bytes, startOf(line), entries[line * 2] as number), true);
      }
      if (line === known) known = taker?.next() ?? -1;
    }
    read = linesBefore + count;
    passing?.leaveBlock();
    return startOf(count);
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

const remembersNothing = () => false;

/** The first line from `line` on that has to be read; `stop` where there is none before. */
function nextToRead({ entries }: LineIndex, { mustRead, waiting }: Passing): (line: number, stop: number) => number {
  const mask = waiting === undefined ? 0 : waiting.length - 1;
  return (first, stop) => {
    let line = first;
    for (; line < stop; line++) {
      const hash = entries[line * 2 + 1] as number;
      if (hash === unknown || ((waiting === undefined || waiting[hash & mask] !== 0) && mustRead(hash))) return line;
    }
    return line;
  };
}
