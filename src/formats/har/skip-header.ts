import { CLOSE_BRACE, findStringEnd, wordAt } from './json-bytes.js';
import { spellsOrigin, startsLikeO } from './relevance.js';

/** `{"name":"` and `","value":"` in words of four bytes, as they are compared. */
const nameOpening = '{"name":"';
const valueOpening = '","value":"';
const nameWords = [word(nameOpening, 0), word(nameOpening, 4), word(nameOpening, 5)] as const;
const valueWords = [word(valueOpening, 0), word(valueOpening, 4), word(valueOpening, 7)] as const;

/**
 * The index behind the object at `at` where it is a header as nearly all of them are spelled, `{"name":"…","value":"…"}`,
 * else -1. Half of the objects of a HAR are headers, so this is worth a way of its own.
 */
export function skipCompactHeader(chunk: Buffer, view: DataView, at: number, end: number): number {
  const name = at + nameOpening.length;
  if (name + valueOpening.length >= end) return -1;
  if (
    wordAt(view, at) !== nameWords[0] ||
    wordAt(view, at + 4) !== nameWords[1] ||
    wordAt(view, at + 5) !== nameWords[2]
  ) {
    return -1;
  }
  const nameEnd = findStringEnd(chunk, view, name, end);
  const value = nameEnd + valueOpening.length;
  if (nameEnd === -1 || value >= end) return -1;
  if (
    wordAt(view, nameEnd) !== valueWords[0] ||
    wordAt(view, nameEnd + 4) !== valueWords[1] ||
    wordAt(view, nameEnd + 7) !== valueWords[2]
  ) {
    return -1;
  }
  const valueEnd = findStringEnd(chunk, view, value, end);
  return valueEnd === -1 || valueEnd + 1 >= end || chunk[valueEnd + 1] !== CLOSE_BRACE ? -1 : valueEnd + 2;
}

/** Whether such a header may be an Origin. */
export function isCompactOrigin(chunk: Buffer, view: DataView, at: number, end: number): boolean {
  const name = at + nameOpening.length;
  return startsLikeO(chunk[name] as number) && spellsOrigin(chunk, name, findStringEnd(chunk, view, name, end));
}

function word(text: string, from: number): number {
  return Buffer.from(text).readInt32LE(from);
}
