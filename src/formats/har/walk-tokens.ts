import { deepest } from './cut-entry.js';
import * as shape from './entry-shape.js';
import { memberPlaceOfBytes, type Place } from './entry-shape.js';
import { startsEntry } from './entry-start.js';
import * as json from './json-bytes.js';
import {
  afterValue,
  atColon,
  atElement,
  atKey,
  atValue,
  inKey,
  inLiteral,
  inString,
  never,
  outside,
  type Walk,
} from './walk.js';
import { fail, failAtEntry } from './walk-damage.js';
import { putOff } from './walk-unit.js';
import { beginValue, endValue, passWhole } from './walk-values.js';

const longestKey = 256;

/** Whether a value may begin here; if so, its place is known. */
function expectsValue(walk: Walk): boolean {
  if (walk.state === atElement) walk.next = (walk.places[walk.depth] as Place).element;
  return walk.state === atElement || walk.state === atValue;
}

/** `{` or `[`. Returns, like all of these, the index to go on from. */
export function readOpening(walk: Walk, chunk: Buffer, at: number, array: 0 | 1): number {
  if (!expectsValue(walk)) return fail(walk, chunk, at, 'unexpected bracket');
  beginValue(walk, chunk, at);
  if (walk.gaveUpAt !== null) return at;
  const behind = mayHideEntry(walk) ? never : passWhole(walk, chunk, at);
  if (behind !== never) return behind;
  if (putOff(walk, at, chunk.length)) return at;
  if (walk.depth === deepest) return fail(walk, chunk, at, `nested deeper than ${deepest} levels`);
  walk.depth++;
  walk.places[walk.depth] = walk.dropping ? shape.dropped : walk.next;
  walk.isArray[walk.depth] = array;
  walk.state = array === 1 ? atElement : atKey;
  walk.opened = true;
  if (array === 1 && walk.places[walk.depth] === shape.entries) {
    walk.entriesDepth = walk.depth;
    walk.bareLog = walk.places[walk.depth - 1] === shape.root;
  }
  return at + 1;
}

/** Whether this is a list of an entry's request or response, or an item of one (see `startsEntry`). */
function mayHideEntry({ depth, unitDepth, isArray }: Walk): boolean {
  return unitDepth !== never && (depth === unitDepth + 2 || (depth === unitDepth + 3 && isArray[depth] === 1));
}

/** `}` or `]`; a comma before it is forgiven. */
export function readClosing(walk: Walk, chunk: Buffer, at: number, array: 0 | 1): number {
  const whenEmpty = array === 1 ? atElement : atKey;
  if (walk.isArray[walk.depth] !== array || (walk.state !== afterValue && walk.state !== whenEmpty)) {
    return fail(walk, chunk, at, 'unexpected closing bracket');
  }
  if (walk.depth === walk.entriesDepth) walk.entriesDepth = 0;
  walk.depth--;
  if (walk.depth > 0) endValue(walk, chunk, at + 1);
  else {
    walk.state = outside;
    walk.documents++;
  }
  return at + 1;
}

export function readString(walk: Walk, chunk: Buffer, at: number, end: number): number {
  walk.escaped = false;
  if (walk.state === atKey) {
    walk.longKey = '';
    return readKeyRest(walk, chunk, at + 1, end);
  }
  if (!expectsValue(walk)) return fail(walk, chunk, at, 'unexpected string');
  beginValue(walk, chunk, at);
  return readStringRest(walk, chunk, at + 1, end);
}

export function readKeyRest(walk: Walk, chunk: Buffer, at: number, end: number): number {
  const from = walk.escaped ? at + 1 : at;
  const quote = walk.scanner.stringEnd(from, end);
  const until = Math.min(quote === -1 ? end : quote, at + longestKey);
  if (quote === -1) {
    if (walk.longKey.length < longestKey) walk.longKey += chunk.toString('latin1', at, until);
    walk.escaped = json.endsEscaping(chunk, from, end);
    walk.state = inKey;
    return end;
  }
  if (walk.longKey === '') endKey(walk, chunk, at, quote, quote + 1);
  else {
    const key = Buffer.from(walk.longKey + chunk.toString('latin1', at, until), 'latin1');
    endKey(walk, key, 0, key.length, quote + 1);
  }
  return quote + 1;
}

/** The key stands between `from` and `to` in `bytes`; in the chunk it ends before `behind`. */
function endKey(walk: Walk, bytes: Buffer, from: number, to: number, behind: number): void {
  const { depth, unitDepth, isArray, opened } = walk;
  walk.state = atColon;
  walk.opened = false;
  const isItem = unitDepth !== never && depth === unitDepth + 4 && isArray[depth - 1] === 1;
  if (opened && depth === unitDepth + 1 && unitDepth === walk.entriesDepth) walk.entryStart.learn(bytes, from, to);
  if (isItem && opened && startsEntry(bytes, from, to - from)) {
    failAtEntry(walk, bytes, behind, bytes.toString('latin1', from, to));
  } else if (!walk.dropping) walk.next = memberPlaceOfBytes(walk.places[depth] as Place, bytes, from, to);
}

export function readStringRest(walk: Walk, chunk: Buffer, at: number, end: number): number {
  const from = walk.escaped ? at + 1 : at;
  const quote = walk.scanner.stringEnd(from, end);
  if (walk.dropping) walk.unit.bodyBytes(chunk, at, quote === -1 ? end : quote);
  if (quote === -1) {
    walk.escaped = json.endsEscaping(chunk, from, end);
    walk.state = inString;
    return end;
  }
  walk.unit.bodyEnds();
  endValue(walk, chunk, quote + 1);
  return quote + 1;
}

/** A number or one of the words. */
export function readLiteral(walk: Walk, chunk: Buffer, at: number, end: number): number {
  const first = chunk[at] as number;
  walk.word = json.wordOf(first);
  walk.wordAt = 0;
  if ((walk.word === null && !json.isNumberByte(first)) || !expectsValue(walk)) {
    return fail(walk, chunk, at, 'unexpected character');
  }
  beginValue(walk, chunk, at);
  return readLiteralRest(walk, chunk, at, end);
}

export function readLiteralRest(walk: Walk, chunk: Buffer, from: number, end: number): number {
  const { word } = walk;
  let at = from;
  if (word === null) while (at < end && json.isNumberByte(chunk[at] as number)) at++;
  else {
    for (; at < end && walk.wordAt < word.length; at++, walk.wordAt++) {
      if (chunk[at] !== word.charCodeAt(walk.wordAt)) return fail(walk, chunk, at, 'unexpected character');
    }
  }
  if (at === end) walk.state = inLiteral;
  else endValue(walk, chunk, at);
  return at;
}
