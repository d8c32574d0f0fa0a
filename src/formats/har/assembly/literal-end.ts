import { byteAt, DOT, LETTER_E, MINUS, NINE, PLUS, spells, TO_LOWER, ZERO } from './bytes';

/** The index behind the literal that begins at `from`, or -1 where it is none or may go on in the next chunk. */
export function literalEnd(from: i32, end: i32): i32 {
  let at = from;
  while (isNumberByte(byteAt(at))) at++;
  if (at === from) at = wordEnd(from);
  return at < end ? at : -1;
}

/** That it is a number is for JSON.parse to say. */
function isNumberByte(byte: u8): bool {
  if (byte >= ZERO && byte <= NINE) return true;
  return byte === DOT || byte === MINUS || byte === PLUS || (byte | TO_LOWER) === LETTER_E;
}

/** `NaN` and `Infinity` are no JSON, but some recorders write them. */
function wordEnd(from: i32): i32 {
  if (spells(from, 'true') || spells(from, 'null')) return from + 4;
  if (spells(from, 'false')) return from + 5;
  if (spells(from, 'NaN')) return from + 3;
  return spells(from, 'Infinity') ? from + 8 : i32.MAX_VALUE;
}
