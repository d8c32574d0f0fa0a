import { BACKSLASH, byteAt, bytesAt, CLOSE_BRACE, COLON, COMMA, QUOTE, SPACE, spells, TO_LOWER } from './bytes';
import { hashOf, mix } from './hash';
import { skipSpace } from './space';
import { stringEnd } from './string-end';

/**
 * A hash of what counts of the header between `at` and `behind`: of those that nobody asks for, no verdict and no count,
 * the name, and in a request how long the value is; of all others, and of what is written in any unusual way, every byte.
 */
export function tellingHash(at: i32, behind: i32, isRequest: bool): u64 {
  const whole = hashOf(at, behind - at);
  const key = skipSpace(at + 1, behind);
  if (!spells(key, '"name"')) return whole;
  const name = stringBehindColon(key + 6, behind);
  if (name === -1) return whole;
  const nameEnd = stringEnd(name, behind);
  if (nameEnd === -1 || !isName(name, nameEnd) || isTelling(name, nameEnd - name)) return whole;
  const comma = skipSpace(nameEnd + 1, behind);
  if (byteAt(comma) !== COMMA) return whole;
  const second = skipSpace(comma + 1, behind);
  if (!spells(second, '"value"')) return whole;
  const value = stringBehindColon(second + 7, behind);
  if (value === -1) return whole;
  const valueEnd = stringEnd(value, behind);
  if (valueEnd === -1 || byteAt(skipSpace(valueEnd + 1, behind)) !== CLOSE_BRACE) return whole;
  const named = hashOf(name, nameEnd - name);
  // Those with a colon are no headers: `:path` differs wherever the URL does, also in length.
  if (!isRequest || byteAt(name) === COLON) return named;
  // White space around a value is cut off.
  if (byteAt(value) === SPACE || byteAt(valueEnd - 1) === SPACE || !isPlain(value, valueEnd)) return whole;
  return mix(named, <u64>(valueEnd - value));
}

/** The first byte of the string behind a colon, or -1. */
function stringBehindColon(from: i32, end: i32): i32 {
  const colon = skipSpace(from, end);
  if (byteAt(colon) !== COLON) return -1;
  const quote = skipSpace(colon + 1, end);
  return byteAt(quote) === QUOTE ? quote + 1 : -1;
}

/** Whether all is ASCII without escapes, so that every byte is a character. */
function isPlain(from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const bytes = bytesAt(at);
    const odd = v128.or(i8x16.eq(bytes, i8x16.splat(BACKSLASH)), i8x16.lt_s(bytes, i8x16.splat(0)));
    const found = i8x16.bitmask(odd);
    if (found !== 0 && at + ctz(found) < to) return false;
  }
  return true;
}

/** Whether it is one as it stands, with nothing around it that would be cut off. */
function isName(from: i32, to: i32): bool {
  for (let at = from; at < to; at++) if (byteAt(at) <= SPACE) return false;
  return from < to && isPlain(from, to);
}

/** Whether anybody asks for the value of a header of this name. What nobody asks for here must be asked for nowhere. */
function isTelling(name: i32, length: i32): bool {
  if (begins(name, length, 'access-control-') || begins(name, length, 'sec-fetch-')) return true;
  switch (length) {
    case 4:
      return begins(name, length, 'host') || begins(name, length, 'vary');
    case 6:
      return begins(name, length, 'origin') || begins(name, length, 'server');
    case 7:
      return begins(name, length, 'referer');
    case 8:
      return begins(name, length, 'location');
    case 10:
      return begins(name, length, 'user-agent') || begins(name, length, ':authority');
    case 12:
      return begins(name, length, 'content-type');
    case 13:
      return begins(name, length, 'cache-control');
    default:
      return false;
  }
}

/** Whatever the case of its letters. */
function begins(name: i32, length: i32, word: string): bool {
  if (length < word.length) return false;
  for (let i = 0; i < word.length; i++) {
    const letter = <u8>word.charCodeAt(i);
    const byte = byteAt(name + i);
    if (byte !== letter && (byte | TO_LOWER) !== letter) return false;
  }
  return true;
}
