import type { DirectiveItem, LogFormatItem } from './log-format-items.js';
import { type Accepts, type Scan, shapeOf } from './shapes.js';

/**
 * One item of a format as the matcher takes it.
 * - `literal`: these bytes
 * - `scanned`: a value whose own bytes show its end
 * - `quoted`: a value up to the next quote without a backslash
 * - `word`: a value up to white space or the end of the line
 * - `last`: a value up to the end of the line
 * - `open`: a value up to a place from which the rest of the line fits
 */
export type Step = {
  readonly kind: 'literal' | 'scanned' | 'quoted' | 'word' | 'last' | 'open';
  /** How a reason names it. */
  readonly name: string;
  /** Which value it finds; -1 for a literal. */
  readonly field: number;
  readonly literal: Uint8Array;
  readonly scan: Scan;
  readonly accepts: Accepts | null;
  /** Of an open value: it holds neither white space nor control characters. */
  readonly isWord: boolean;
  /** Of an open value: what may stand behind it, a byte or one of the constants below. */
  readonly followerA: number;
  readonly followerB: number;
};

export const endOfLine = -1;
export const anyByte = -2;

const space = 0x20;
const tab = 0x09;

export function compileSteps(items: readonly LogFormatItem[], escapesQuotes = true): readonly Step[] {
  let field = 0;
  return items.map((item, index) =>
    item.kind === 'literal' ? literalStep(item.text) : valueStep(item, field++, items, index, escapesQuotes),
  );
}

const noScan: Scan = () => -1;
const noLiteral = new Uint8Array();

function literalStep(text: string): Step {
  return {
    kind: 'literal',
    name: JSON.stringify(text),
    field: -1,
    literal: Uint8Array.from(Buffer.from(text, 'utf8')),
    scan: noScan,
    accepts: null,
    isWord: false,
    followerA: anyByte,
    followerB: anyByte,
  };
}

function valueStep(
  item: DirectiveItem,
  field: number,
  items: readonly LogFormatItem[],
  index: number,
  escapesQuotes: boolean,
): Step {
  const shape = shapeOf(item);
  const [followerA, followerB] = followersOf(items, index);
  return {
    kind: kindOf(shape.kind, followerA, escapesQuotes && item.letter !== 'u' && isQuoted(items, index)),
    name: item.directive,
    field,
    literal: noLiteral,
    scan: shape.kind === 'scanned' ? shape.scan : noScan,
    accepts: shape.kind === 'scanned' ? null : shape.accepts,
    isWord: shape.kind === 'word',
    followerA,
    followerB,
  };
}

function kindOf(shape: 'scanned' | 'word' | 'text', follower: number, quoted: boolean): Step['kind'] {
  if (shape === 'scanned') return 'scanned';
  if (quoted) return 'quoted';
  if (shape === 'text') return follower === endOfLine ? 'last' : 'open';
  // No word holds white space, so there is one place where it can end.
  return follower === endOfLine || follower === space || follower === tab ? 'word' : 'open';
}

function followersOf(items: readonly LogFormatItem[], index: number): readonly [number, number] {
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

/** `%u` is left out by the caller: an empty user name is logged as two quotes that nothing escapes. */
function isQuoted(items: readonly LogFormatItem[], index: number): boolean {
  const before = items[index - 1];
  const behind = items[index + 1];
  return (
    before?.kind === 'literal' && before.text.endsWith('"') && behind?.kind === 'literal' && behind.text.startsWith('"')
  );
}
