import type { SourceRef } from '../../model/source-ref.js';
import { createLineSplitter } from '../line-splitter.js';
import { type ErrorLine, readErrorLine } from './error-line.js';

/** A line of an error log with the lines that a program wrote around it. */
export type ErrorEntry = ErrorLine & {
  readonly source: SourceRef;
  /** As it stands in the file, bounded. */
  readonly text: string;
  /** What came without a prefix and belongs to it: the standard error of a CGI program, a trace over several lines. */
  readonly trace: readonly string[];
};

export type ErrorLogReader = {
  readonly push: (chunk: Uint8Array) => void;
  /** Hands on what was still open, and says how many lines there were. */
  readonly end: () => ErrorLogTotals;
};

export type ErrorLogTotals = {
  readonly lines: number;
  /** Lines with the prefix of an error log. */
  readonly entries: number;
};

/** httpd cuts its own lines at 8,192 bytes. */
const longestText = 4096;
const longestTrace = 40;
const longestTraceLine = 500;
/** Lines of other requests that may come between what a CGI program wrote and the line that says it failed. */
const patience = 8;

/**
 * Streams an Apache error log. Standard error of a CGI program arrives raw and before the line that reports its end; a
 * trace of an application module may go on over lines without a prefix. Both are handed on with their line.
 */
export function createErrorLogReader(file: string, onEntry: (entry: ErrorEntry) => void): ErrorLogReader {
  let lines = 0;
  let entries = 0;
  let pending: (ErrorEntry & { trace: string[] }) | null = null;
  let orphans: string[] = [];
  let orphansAge = 0;

  const flush = () => {
    if (pending !== null) onEntry(pending);
    pending = null;
  };

  const addRaw = (text: string) => {
    if (text.trim() === '') return;
    if (orphans.length < longestTrace) orphans.push(text.slice(0, longestTraceLine));
    orphansAge = 0;
  };

  const addEntry = (line: ErrorLine, text: string) => {
    const isEnd = isEndOfScript(line);
    if (!isEnd && orphansAge === 0 && pending !== null && writesTraces(pending)) {
      pending.trace.push(...orphans);
      orphans = [];
    }
    flush();
    entries++;
    const source: SourceRef = { file, line: lines };
    pending = { ...line, source, text: text.slice(0, longestText), trace: isEnd ? orphans : [] };
    if (isEnd || ++orphansAge > patience) orphans = [];
  };

  const splitter = createLineSplitter({
    line(bytes, start, end) {
      lines++;
      const text = bytes.toString('utf8', start, Math.min(end, start + longestText * 2));
      const line = readErrorLine(text);
      if (line === null) addRaw(text);
      else addEntry(line, text);
    },
    tooLong() {
      lines++;
    },
  });

  return {
    push: splitter.push,
    end() {
      splitter.end();
      if (pending !== null && orphansAge === 0 && writesTraces(pending)) pending.trace.push(...orphans);
      flush();
      return { lines, entries };
    },
  };
}

/** Modules that run an application within httpd, whose messages may have line ends; mod_wsgi begins each line anew. */
function writesTraces({ module }: ErrorLine): boolean {
  return module !== null && /^(?:php\d*|perl|lua|passenger)$/.test(module);
}

function isEndOfScript({ module, message }: ErrorLine): boolean {
  return (
    (module === null || /^cgid?$/.test(module)) &&
    /^(?:End of script output|malformed header|Script timed out|Premature end of script)/.test(message)
  );
}

/** Whether the beginning of an input is that of an Apache error log. */
export function looksLikeErrorLog(head: Uint8Array): boolean {
  const lines = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 16_384))
    .toString('utf8')
    .split('\n');
  const whole = lines.slice(0, lines.length > 1 ? -1 : 1).slice(0, 50);
  const fitting = whole.filter((line) => {
    const read = readErrorLine(line);
    return read !== null && read.level !== null;
  });
  return fitting.length > 0 && fitting.length >= whole.length / 3;
}
