import {
  byteAt,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LETTER_V,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  spells,
} from './bytes';
import { literalEnd } from './literal-end';
import { arraysThere, follow, seenThere, stateThere } from './pattern';
import { mayBeOrigin, maybeOrigin, startsEntry, withMethod, withRequest, withStatus } from './relevance';
import { skipSpace } from './space';
import { stringEnd } from './string-end';

/** One bit per level says whether it is an array. */
const deepest: i32 = 30;

/** What was seen of the last entry; see `relevance`. */
export let seen: i32 = 0;

/**
 * The index behind the object or array that begins at `from`, or -1 where it does not end in this chunk, is nested
 * deeply, or is no JSON: then the reader goes through it token by token. Of an entry `seen` tells what decides whether
 * anybody wants it.
 */
export function containerEnd(from: i32, end: i32, isEntry: bool): i32 {
  let at = from;
  let arrays: u32 = 0;
  let depth: i32 = 0;
  let inRequest = false;
  let inResponse = false;
  let expectKey = false;
  let opened = false;
  let keyStart: i32 = 0;
  let keyLength: i32 = 0;
  let seenTimes: i32 = 0;
  seen = 0;
  while (at < end) {
    // In a list further out the last key still counts.
    if (isEntry && depth > 0 && (expectKey || depth > 2)) {
      const state = depth | (i32(expectKey) << 5) | (i32(opened) << 6) | (i32(inRequest) << 7) | (i32(inResponse) << 8);
      const next = follow(at, end, state, arrays, seen, seenTimes);
      if (next !== at) {
        at = next;
        seen = seenThere;
        arrays = arraysThere;
        depth = stateThere & 31;
        expectKey = (stateThere & 32) !== 0;
        opened = (stateThere & 64) !== 0;
        inRequest = (stateThere & 128) !== 0;
        inResponse = (stateThere & 256) !== 0;
        if (at >= end) return -1;
      }
    }
    if (expectKey) {
      at = skipSpace(at, end);
      if (at >= end || byteAt(at) !== QUOTE) return -1;
      keyStart = at + 1;
      at = stringEnd(keyStart, end);
      if (at === -1) return -1;
      keyLength = at - keyStart;
      if (isEntry) {
        // An entry's headers and cookies are at level 4.
        if (depth === 4 && opened && startsEntry(keyStart, keyLength)) return -1;
        if (depth === 1) {
          inRequest = keyLength === 7 && spells(keyStart, 'request');
          inResponse = keyLength === 8 && spells(keyStart, 'response');
        }
      }
      opened = false;
      at = skipSpace(at + 1, end);
      if (at >= end || byteAt(at) !== COLON) return -1;
      at++;
    }
    at = skipSpace(at, end);
    if (at + 1 >= end) return -1;
    const first = byteAt(at);
    if (isEntry && depth <= 2) {
      if (depth === 1) {
        if (inRequest) {
          seen = withRequest(seen);
          seenTimes++;
        }
      } else if (keyLength === 6) {
        if (inRequest && spells(keyStart, 'method')) {
          seen = withMethod(seen, at);
          seenTimes++;
        }
        if (inResponse && spells(keyStart, 'status')) {
          seen = withStatus(seen, first);
          seenTimes++;
        }
      }
    }
    if (first === QUOTE) {
      const start = at + 1;
      at = stringEnd(start, end);
      if (at === -1) return -1;
      // A header's member that begins like `value` is not its name; in a pair it may be either.
      if (inRequest && depth > 2 && ((arrays & 1) === 1 || byteAt(keyStart) !== LETTER_V)) {
        if (mayBeOrigin(start, at)) {
          seen |= maybeOrigin;
          seenTimes++;
        }
      }
      at++;
    } else if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      if (++depth > deepest) return -1;
      expectKey = first === OPEN_BRACE;
      opened = true;
      arrays = (arrays << 1) | (expectKey ? 0 : 1);
      at = skipSpace(at + 1, end);
      if (at >= end) return -1;
      if (byteAt(at) !== (expectKey ? CLOSE_BRACE : CLOSE_BRACKET)) continue;
    } else {
      at = literalEnd(at, end);
      if (at === -1) return -1;
    }
    while (true) {
      at = skipSpace(at, end);
      if (at >= end) return -1;
      const byte = byteAt(at++);
      if (byte === COMMA) break;
      if (byte !== ((arrays & 1) === 1 ? CLOSE_BRACKET : CLOSE_BRACE)) return -1;
      arrays >>>= 1;
      if (--depth === 0) return at;
    }
    expectKey = (arrays & 1) === 0;
  }
  return -1;
}
