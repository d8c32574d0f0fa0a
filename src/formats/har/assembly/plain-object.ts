import { BACKSLASH, byteAt, bytesAt, CLOSE_BRACE, COLON, COMMA, LETTER_U, QUOTE, SPACE } from './bytes';
import { skipSpace } from './space';

/** The index behind the object at `from`, or -1 where its members are not all strings, or JSON.parse would not take it. */
export function plainObjectEnd(from: i32, end: i32): i32 {
  let at = skipSpace(from + 1, end);
  if (at < end && byteAt(at) === CLOSE_BRACE) return at + 1;
  while (true) {
    at = stringEndAt(at, end);
    if (at === -1) return -1;
    at = skipSpace(at, end);
    if (at >= end || byteAt(at) !== COLON) return -1;
    at = stringEndAt(skipSpace(at + 1, end), end);
    if (at === -1) return -1;
    at = skipSpace(at, end);
    if (at >= end) return -1;
    if (byteAt(at) === CLOSE_BRACE) return at + 1;
    if (byteAt(at) !== COMMA) return -1;
    at = skipSpace(at + 1, end);
  }
}

/** The index behind the string that begins at `from`. */
function stringEndAt(from: i32, end: i32): i32 {
  if (from >= end || byteAt(from) !== QUOTE) return -1;
  let at = from + 1;
  while (at < end) {
    const bytes = bytesAt(at);
    const special = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH)));
    const found = i8x16.bitmask(v128.or(special, i8x16.lt_u(bytes, i8x16.splat(SPACE))));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += ctz(found);
    if (byteAt(at) === QUOTE) return at < end ? at + 1 : -1;
    if (byteAt(at) !== BACKSLASH) return -1;
    at = escapeEnd(at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

/** The index behind the escape whose letter is at `at`. */
function escapeEnd(at: i32): i32 {
  const letter = byteAt(at);
  if (letter === LETTER_U) {
    for (let digit = at + 1; digit <= at + 4; digit++) if (!isHexDigit(byteAt(digit))) return -1;
    return at + 5;
  }
  const word = '"\\/bfnrt';
  for (let i = 0; i < word.length; i++) if (<u8>word.charCodeAt(i) === letter) return at + 1;
  return -1;
}

function isHexDigit(byte: u8): bool {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}
