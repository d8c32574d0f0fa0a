import { BACKSLASH, byteAt, bytesAt, QUOTE } from './bytes';

/**
 * The index of the quote that closes a string, or -1 where it is not in this chunk. `from` must not stand on an escaped
 * byte.
 */
export function stringEnd(from: i32, end: i32): i32 {
  const quotes = i8x16.splat(QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  let at = from;
  // No look at the end in here: the quotes behind the chunk end the search too.
  while (at < end) {
    const bytes = bytesAt(at);
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes)));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += ctz(found);
    if (byteAt(at) === QUOTE) return at < end ? at : -1;
    at += 2;
  }
  return -1;
}
