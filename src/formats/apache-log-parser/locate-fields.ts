import type { LogFormatItem } from './log-format-items.js';
import { anyByte, compileSteps, endOfLine, type Step } from './match-steps.js';

/**
 * Where the values of a line stand: value n from `starts[n]` up to `ends[n]`, n counting the format's directives.
 * Overwritten by the next line.
 */
export type FieldLocator = {
  /** False where the line does not have the format's shape. */
  readonly locate: (bytes: Buffer, start: number, end: number) => boolean;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** After a failed `locate`: one sentence that says what was missing, and at which byte of the line. */
  readonly reason: () => string;
};

/**
 * Bytes looked at before a line is given up, for each of its bytes: only damage and attacks make a matcher go back
 * often.
 */
const effortPerByte = 8;
const leastEffort = 10_000;

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;
const del = 0x7f;

/** One matcher's view of the line it looks at. Functions that take it are shared, which keeps them fast. */
type Matcher = {
  readonly steps: readonly Step[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly escapesQuotes: boolean;
  bytes: Buffer;
  end: number;
  effort: number;
  missedStep: number;
  missedAt: number;
};

/**
 * Compiles a LogFormat into one matcher over bytes. Values end at the first place from which the rest of the line
 * fits; a value between quotes ends at the first quote that no backslash escapes, because Apache escapes them all.
 * Other servers escape none (`escapesQuotes`): there such a value ends at the first place from which the rest fits.
 */
export function compileLocator(items: readonly LogFormatItem[], escapesQuotes = true): FieldLocator {
  const fields = items.filter((item) => item.kind === 'directive').length;
  const matcher: Matcher = {
    steps: compileSteps(items, escapesQuotes),
    escapesQuotes,
    starts: new Int32Array(fields),
    ends: new Int32Array(fields),
    bytes: Buffer.alloc(0),
    end: 0,
    effort: 0,
    missedStep: -1,
    missedAt: 0,
  };
  let lineStart = 0;
  return {
    starts: matcher.starts,
    ends: matcher.ends,
    locate(bytes, start, end) {
      lineStart = start;
      matcher.bytes = bytes;
      matcher.end = end;
      matcher.effort = leastEffort + effortPerByte * (end - start);
      matcher.missedStep = -1;
      return fits(matcher, 0, start);
    },
    reason: () => describeMiss(matcher, lineStart),
  };
}

/** Whether the line fits the steps from here on. Only an open value tries more than one end. */
function fits(matcher: Matcher, first: number, from: number): boolean {
  const { steps, bytes, end } = matcher;
  let at = from;
  for (let index = first; index < steps.length; index++) {
    const step = steps[index] as Step;
    if (step.kind === 'open') return fitsOpen(matcher, step, index, at);
    const behind = endOf(step, bytes, at, end);
    if (behind < 0 || (step.field >= 0 && !take(matcher, step, at, behind))) {
      matcher.effort -= Math.max(at, behind) - from;
      return miss(matcher, index, at);
    }
    at = behind;
  }
  return at === end || miss(matcher, steps.length, at);
}

function fitsOpen(matcher: Matcher, step: Step, index: number, at: number): boolean {
  const { bytes, end, escapesQuotes } = matcher;
  const { followerA, followerB, isWord } = step;
  const isAnywhere = followerA === anyByte;
  // For every byte: written back only where somebody looks.
  let { effort } = matcher;
  for (let behind = at; behind <= end; behind++) {
    const byte = behind < end ? (bytes[behind] as number) : endOfLine;
    if (byte === followerA || byte === followerB || isAnywhere) {
      matcher.effort = effort;
      if (take(matcher, step, at, behind) && fits(matcher, index + 1, behind)) return true;
      effort = matcher.effort;
    }
    if (--effort < 0 || (isWord && (byte <= space || byte === del))) break;
    // An escaped character is never the literal behind the value.
    if (byte === backslash && escapesQuotes && behind + 1 < end && !isAnywhere) behind++;
  }
  matcher.effort = effort;
  return miss(matcher, index, at);
}

function take({ bytes, starts, ends }: Matcher, { field, accepts }: Step, at: number, behind: number): boolean {
  if (accepts !== null && !accepts(bytes, at, behind)) return false;
  starts[field] = at;
  ends[field] = behind;
  return true;
}

function miss(matcher: Matcher, step: number, at: number): false {
  if (step > matcher.missedStep) {
    matcher.missedStep = step;
    matcher.missedAt = at;
  }
  return false;
}

function describeMiss({ steps, bytes, end, effort, missedStep, missedAt }: Matcher, lineStart: number): string {
  const at = `at byte ${missedAt - lineStart + 1}`;
  if (effort < 0) return 'it fits the format in too many ways to tell them apart';
  const step = steps[missedStep];
  if (step === undefined) return `the line goes on ${at}, where the format ends`;
  if (missedAt >= end) return `the line ends before ${step.name}`;
  const isCut = step.kind === 'quoted' && endOf(step, bytes, missedAt, end) < 0;
  return isCut ? `the line ends within ${step.name}` : `there is no ${step.name} ${at}`;
}

/** Where a step ends that has one possible end; -1 where it does not fit. */
function endOf({ kind, literal, scan }: Step, bytes: Buffer, start: number, end: number): number {
  let at = start;
  switch (kind) {
    case 'literal':
      if (start + literal.length > end) return -1;
      for (let i = 0; i < literal.length; i++, at++) if (bytes[at] !== literal[i]) return -1;
      return at;
    case 'quoted':
      at = bytes.indexOf(quote, start);
      while (at > start && at < end && isEscaped(bytes, start, at)) at = bytes.indexOf(quote, at + 1);
      return at < end ? at : -1;
    case 'word':
      while (at < end && (bytes[at] as number) > space && bytes[at] !== del) at++;
      return at;
    case 'last':
      return end;
    default:
      return scan(bytes, start, end);
  }
}

function isEscaped(bytes: Uint8Array, start: number, at: number): boolean {
  let first = at;
  while (first > start && bytes[first - 1] === backslash) first--;
  return (at - first) % 2 === 1;
}
