import type { LogFormatItem } from './log-format-items.js';
import { type Shape, shapeOf } from './shapes.js';

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

type Step = (at: number) => boolean;

/**
 * Bytes looked at before a line is given up, for each of its bytes: only damage and attacks make a matcher go back
 * often.
 */
const effortPerByte = 8;
const leastEffort = 10_000;

const space = 0x20;
const quote = 0x22;
const backslash = 0x5c;

/**
 * Compiles a LogFormat into one matcher over bytes. Values end at the first place from which the rest of the line
 * fits; a value between quotes ends at the first quote that no backslash escapes, because Apache escapes them all.
 */
export function compileLocator(items: readonly LogFormatItem[]): FieldLocator {
  const directives = items.filter((item) => item.kind === 'directive');
  const starts = new Int32Array(directives.length);
  const ends = new Int32Array(directives.length);
  let bytes: Buffer = Buffer.alloc(0);
  let lineStart = 0;
  let end = 0;
  let effort = 0;
  let missedItem = -1;
  let missedAt = 0;

  const miss = (item: number, at: number): false => {
    if (item > missedItem) {
      missedItem = item;
      missedAt = at;
    }
    return false;
  };

  const literalStep = (index: number, text: Buffer, next: Step): Step => {
    const length = text.length;
    return (at) => {
      if (at + length > end) return miss(index, at);
      for (let i = 0; i < length; i++) if (bytes[at + i] !== text[i]) return miss(index, at);
      return next(at + length);
    };
  };

  const scannedStep = (index: number, field: number, shape: Shape & { kind: 'scanned' }, next: Step): Step => {
    return (at) => {
      const behind = shape.scan(bytes, at, end);
      if (behind < 0) return miss(index, at);
      starts[field] = at;
      ends[field] = behind;
      return next(behind);
    };
  };

  const take = (index: number, field: number, accepts: Accepts | null, at: number, behind: number): boolean => {
    if (accepts !== null && !accepts(bytes, at, behind)) return miss(index, at);
    starts[field] = at;
    ends[field] = behind;
    return true;
  };

  /** A value between quotes has one possible end. */
  const quotedStep = (index: number, field: number, accepts: Accepts | null, next: Step): Step => {
    return (at) => {
      let behind = bytes.indexOf(quote, at);
      while (behind > at && behind < end && isEscaped(bytes, at, behind)) behind = bytes.indexOf(quote, behind + 1);
      if (behind < 0 || behind >= end) return miss(index, at);
      return take(index, field, accepts, at, behind) && next(behind);
    };
  };

  /** So has a word before a space or at the end of the line. */
  const wordStep = (index: number, field: number, accepts: Accepts | null, next: Step): Step => {
    return (at) => {
      let behind = at;
      while (behind < end && (bytes[behind] as number) > space && bytes[behind] !== 0x7f) behind++;
      return take(index, field, accepts, at, behind) && next(behind);
    };
  };

  const openStep = (index: number, field: number, shape: OpenShape, followers: Followers, next: Step): Step => {
    const { kind, accepts } = shape;
    const [followerA, followerB] = followers;
    return (at) => {
      for (let behind = at; behind <= end; behind++) {
        const byte = behind < end ? (bytes[behind] as number) : endOfLine;
        if (byte === followerA || byte === followerB || followerA === anyByte) {
          if (take(index, field, accepts, at, behind) && next(behind)) return true;
        }
        if (--effort < 0 || (kind === 'word' && (byte <= 0x20 || byte === 0x7f))) break;
        // An escaped character is never the literal behind the value.
        if (byte === backslash && behind + 1 < end && followerA !== anyByte) behind++;
      }
      return miss(index, at);
    };
  };

  /** The last value of a line without a literal behind it. */
  const lastStep = (index: number, field: number, accepts: Accepts | null): Step => {
    return (at) => take(index, field, accepts, at, end);
  };

  let next: Step = (at) => at === end || miss(items.length, at);
  let field = directives.length;
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index] as LogFormatItem;
    if (item.kind === 'literal') {
      next = literalStep(index, Buffer.from(item.text, 'utf8'), next);
      continue;
    }
    field--;
    const shape = shapeOf(item);
    const followers = followersOf(items, index);
    const { kind } = shape;
    if (kind === 'scanned') next = scannedStep(index, field, shape, next);
    else if (isQuoted(items, index) && item.letter !== 'u') next = quotedStep(index, field, shape.accepts, next);
    else if (kind === 'text' && followers[0] === endOfLine) next = lastStep(index, field, shape.accepts);
    else if (kind === 'word' && (followers[0] === space || followers[0] === endOfLine)) {
      next = wordStep(index, field, shape.accepts, next);
    } else next = openStep(index, field, shape, followers, next);
  }
  const first = next;

  return {
    starts,
    ends,
    locate(line, from, to) {
      bytes = line;
      lineStart = from;
      end = to;
      effort = leastEffort + effortPerByte * (to - from);
      missedItem = -1;
      return first(from);
    },
    reason() {
      const at = `at byte ${missedAt - lineStart + 1}`;
      if (effort < 0) return 'it fits the format in too many ways to tell them apart';
      const item = items[missedItem];
      if (item === undefined) return `the line goes on ${at}, where the format ends`;
      return missedAt >= end ? `the line ends before ${nameOf(item)}` : `there is no ${nameOf(item)} ${at}`;
    },
  };
}

type Accepts = (bytes: Uint8Array, start: number, end: number) => boolean;
type OpenShape = Shape & { readonly kind: 'word' | 'text' };

/** Two bytes that may stand behind an open value, or one of these. */
type Followers = readonly [number, number];
const endOfLine = -1;
const anyByte = -2;

function followersOf(items: readonly LogFormatItem[], index: number): Followers {
  const item = items[index + 1];
  if (item === undefined) return [endOfLine, endOfLine];
  if (item.kind === 'literal') {
    const byte = Buffer.from(item.text, 'utf8')[0] as number;
    return [byte, byte];
  }
  if (item.letter === 'U') return [0x2f, 0x2f];
  if (item.letter === 'q') return [0x3f, followersOf(items, index + 1)[0]];
  return [anyByte, anyByte];
}

function isQuoted(items: readonly LogFormatItem[], index: number): boolean {
  const before = items[index - 1];
  const behind = items[index + 1];
  return (
    before?.kind === 'literal' && before.text.endsWith('"') && behind?.kind === 'literal' && behind.text.startsWith('"')
  );
}

function isEscaped(bytes: Uint8Array, start: number, at: number): boolean {
  let first = at;
  while (first > start && bytes[first - 1] === backslash) first--;
  return (at - first) % 2 === 1;
}

function nameOf(item: LogFormatItem): string {
  return item.kind === 'literal' ? JSON.stringify(item.text) : item.directive;
}
