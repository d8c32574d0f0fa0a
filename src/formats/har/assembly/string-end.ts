import { BACKSLASH, byteAt, bytesAt, QUOTE } from './bytes';

/**
 * The index of the quote that closes a string, or -1 where it is not in this chunk. `from` must not stand on an escaped
 * byte.
 */
export function stringEnd(from: i32, end: i32): i32 {
  if (from >= end) return -1;
  const bytes = bytesAt(from);
  const found = placesOf(bytes, QUOTE) | placesOf(bytes, BACKSLASH);
  if (found === 0) return longStringEnd(from + 16, end);
  const at = from + ctz(found);
  if (byteAt(at) !== QUOTE) return longStringEnd(at, end);
  return at < end ? at : -1;
}

/** A bit for each of the sixteen that is this one. */
function placesOf(bytes: v128, byte: u8): i32 {
  return i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(byte)));
}

/** The places that have an even number. */
const even: u64 = ((<u64>0x55555555) << 32) | 0x55555555;

/** The same, 64 bytes at a time: bodies are full of escapes, and to begin anew behind each would take longer. */
function longStringEnd(from: i32, end: i32): i32 {
  let firstIsEscaped: u64 = 0;
  // What is read behind the end of the chunk are quotes.
  for (let at = from; at < end; at += 64) {
    const first = bytesAt(at);
    const second = bytesAt(at + 16);
    const third = bytesAt(at + 32);
    const fourth = bytesAt(at + 48);
    const backslashes = places64(first, second, third, fourth, BACKSLASH);
    let quotes = places64(first, second, third, fourth, QUOTE);
    if ((backslashes | firstIsEscaped) !== 0) {
      // As in simdjson: a run of backslashes that begins at an odd place is told from the others by the carry of a sum.
      const escaping = backslashes & ~firstIsEscaped;
      const follows = (escaping << 1) | firstIsEscaped;
      const oddStarts = escaping & ~even & ~follows;
      const sum = oddStarts + escaping;
      firstIsEscaped = u64(sum < oddStarts);
      quotes &= ~((even ^ (sum << 1)) & follows);
    }
    if (quotes === 0) continue;
    const quote = at + <i32>ctz(quotes);
    return quote < end ? quote : -1;
  }
  return -1;
}

function places64(first: v128, second: v128, third: v128, fourth: v128, byte: u8): u64 {
  return (
    <u64>placesOf(first, byte) |
    ((<u64>placesOf(second, byte)) << 16) |
    ((<u64>placesOf(third, byte)) << 32) |
    ((<u64>placesOf(fourth, byte)) << 48)
  );
}
