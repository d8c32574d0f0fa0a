import type { SourceRef } from '../../model/source-ref.js';
import { createLineSplitter } from '../line-splitter.js';
import { type ErrorLine, readErrorLine } from './error-line.js';
import type { ErrorTime } from './error-time.js';
import { createGlance } from './glance.js';

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
  /** Of these. */
  readonly first: ErrorTime | null;
  readonly last: ErrorTime | null;
  /** Whether it holds a warning or worse about a request. */
  readonly tellsFailures: boolean;
};

/** httpd cuts its own lines at 8,192 bytes. */
const longestText = 4096;
const longestTrace = 40;
const longestTraceLine = 500;
/** Lines of other requests that may come between what a CGI program wrote and the line that says it failed. */
const patience = 8;
/** Lines without a client between one of a request and the next of its thread. */
const mostHeld = 256;

/**
 * What of an error log may matter, asked before anything is made of a line; a yes that turns out to be none does no
 * harm. Hashes are those of `hashBytes`.
 */
export type ErrorLogInterest = {
  /** Whether a request that is looked for may have been near this time of the clock on the wall. */
  readonly isNear: (wall: number) => boolean;
  readonly hasClient: (hash: number) => boolean;
  /** Null where no request that is looked for has an id. */
  readonly hasId: ((hash: number) => boolean) | null;
};

/**
 * Streams an Apache error log. Standard error of a CGI program arrives raw and before the line that reports its end; a
 * trace of an application module may go on over lines without a prefix. Both are handed on with their line. Of lines
 * that are of no interest only some are handed on: what no client is named for is kept until a line after it is wanted.
 */
export function createErrorLogReader(
  file: string,
  onEntry: (entry: ErrorEntry) => void,
  interest: ErrorLogInterest | null = null,
): ErrorLogReader {
  const glance = createGlance();
  let lines = 0;
  let entries = 0;
  let first: ErrorTime | null = null;
  let last = 0;
  let zone: number | null = null;
  let tellsFailures = false;
  let pending: (ErrorEntry & { trace: string[] }) | null = null;
  let orphans: string[] = [];
  let orphansAge = 0;
  /** Lines that name no client, the newest, as bytes. */
  let held: { readonly line: number; readonly bytes: Buffer }[] = [];

  const flush = () => {
    if (pending !== null) onEntry(pending);
    pending = null;
  };

  const addRaw = (bytes: Buffer, start: number, end: number) => {
    if (orphans.length < longestTrace) {
      const text = bytes.toString('utf8', start, Math.min(end, start + longestTraceLine));
      if (text.trim() === '') return;
      orphans.push(text);
    }
    orphansAge = 0;
  };

  const addEntry = (line: ErrorLine, text: string) => {
    const isEnd = isEndOfScript(line);
    if (!isEnd && orphansAge === 0 && pending !== null && writesTraces(pending)) {
      pending.trace.push(...orphans);
      orphans = [];
    }
    flush();
    handOnHeld();
    pending = { ...line, source: { file, line: lines }, text: text.slice(0, longestText), trace: isEnd ? orphans : [] };
    if (isEnd || ++orphansAge > patience) orphans = [];
  };

  const handOnHeld = () => {
    if (held.length === 0) return;
    const before = held;
    held = [];
    for (const { line, bytes } of before) {
      const text = decode(bytes, 0, bytes.length);
      const read = readErrorLine(text);
      if (read !== null) onEntry({ ...read, source: { file, line }, text: text.slice(0, longestText), trace: [] });
    }
  };

  const mayMatter = (bytes: Buffer, start: number, end: number): 'yes' | 'with-another' | 'no' => {
    const isNear = interest === null || interest.isNear(glance.wall());
    const hasId = interest?.hasId ?? null;
    if (!isNear && hasId === null && tellsFailures && glance.isAboutRequest()) return 'no';
    glance.lookFurther();
    if (glance.level() === 'failure' && glance.hasClient()) tellsFailures = true;
    if (interest === null || hasId?.(glance.id()) === true) return 'yes';
    // httpd says of itself when it starts and stops.
    if (!glance.hasClient()) return glance.level() === 'notice' ? 'yes' : isNear ? 'with-another' : 'no';
    if (!isNear) return 'no';
    if (interest.hasClient(glance.client()) || interest.hasClient(glance.clientBeforePort())) return 'yes';
    // mod_security writes the id behind its message.
    return hasId !== null && bytes.subarray(start, end).includes('[unique_id "') ? 'yes' : 'no';
  };

  const hold = (bytes: Buffer, start: number, end: number) => {
    if (held.length >= mostHeld * 2) held = held.slice(mostHeld);
    held.push({ line: lines, bytes: Buffer.from(bytes.subarray(start, Math.min(end, start + longestText))) });
  };

  const splitter = createLineSplitter({
    line(bytes, start, end) {
      lines++;
      if (!glance.look(bytes, start, end)) return addRaw(bytes, start, end);
      entries++;
      last = glance.wall();
      zone = glance.zone();
      first ??= { wall: last, zone };
      // What came without a prefix may belong to any line.
      const matters = mayMatter(bytes, start, end);
      if (orphans.length === 0 && matters !== 'yes') {
        flush();
        if (matters === 'with-another') hold(bytes, start, end);
        return;
      }
      const text = decode(bytes, start, end);
      const line = readErrorLine(text);
      if (line !== null) addEntry(line, text);
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
      return { lines, entries, first, last: entries === 0 ? null : { wall: last, zone }, tellsFailures };
    },
  };
}

function decode(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, Math.min(end, start + longestText * 2));
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
