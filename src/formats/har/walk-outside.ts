import { formatPosition } from './cut-entry.js';
import * as shape from './entry-shape.js';
import * as json from './json-bytes.js';
import { atKey, inComment, type Walk } from './walk.js';
import { fail } from './walk-damage.js';

/** Before, between and after documents: white space, a byte order mark, and what JSONP wraps around one. */
export function readOutside(walk: Walk, chunk: Buffer, at: number): number {
  const byte = chunk[at] as number;
  if (byte === json.OPEN_BRACE) {
    beginDocument(walk, at);
    return at + 1;
  }
  if (byte === json.OPEN_BRACKET && walk.documents === 0) {
    walk.gaveUpAt = walk.lines.positionOf(at);
    return at;
  }
  if (byte === json.LF) walk.lines.newLine(at);
  else if (byte === json.SLASH) beginComment(walk);
  else if (walk.documents === 0 && json.isCallbackByte(byte)) walk.callback = true;
  else if (!json.isAroundDocuments(byte) && !(walk.recovered && json.isEndOfDocuments(byte)))
    return fail(walk, chunk, at, 'bytes that are no JSON');
  return at + 1;
}

function beginDocument(walk: Walk, at: number): void {
  if (walk.documents > 0) {
    const where = formatPosition(walk.lines.positionOf(at));
    walk.on.note(`Another document begins at ${where}; its entries are numbered on.`);
  }
  walk.depth = 1;
  walk.places[1] = shape.root;
  walk.isArray[1] = 0;
  walk.state = atKey;
}

export function beginComment(walk: Walk): void {
  walk.stateAfterComment = walk.state;
  walk.state = inComment;
  walk.comment.begin(walk.depth > 0);
}

/** Comments stay in the text of their entry, for a parser that takes them. */
export function readComment(walk: Walk, chunk: Buffer, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = chunk[at] as number;
    if (byte === json.LF) walk.lines.newLine(at);
    const step = walk.comment.step(byte);
    if (step === 'inside') continue;
    if (step === 'no-comment') return fail(walk, chunk, at, 'unexpected character');
    walk.state = walk.stateAfterComment;
    return at + 1;
  }
  return end;
}
