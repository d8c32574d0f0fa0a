import {
  BACKSLASH,
  byteAt,
  bytesAt,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  spells,
} from './bytes';
import { hashOf, mix } from './hash';
import { skipSpace } from './space';

/**
 * Of an entry all that counts but its URL and when it started, as a hash: of two with the same, what is made of one can
 * be made of the other.
 */
export let kind: u64 = 0;
/** Where the URL and the date stand between their quotes. */
export let urlFrom: i32 = 0;
export let urlTo: i32 = 0;
export let startedFrom: i32 = 0;
export let startedTo: i32 = 0;

let isOdd = false;
/** A bit for each object of the shape that was there. */
let objects: i32 = 0;

export function forgetKind(): void {
  kind = 1;
  isOdd = false;
  objects = 0;
  urlFrom = -1;
  startedFrom = -1;
}

/** Without it: no other entry is like this one. */
export function hasKind(): bool {
  return !isOdd && urlFrom !== -1 && startedFrom !== -1;
}

export function seeMember(member: i32): void {
  kind = mix(kind, <u64>member);
}

/** Of two with the same name only one counts: then it is not known what was seen of which. */
export function seeObject(object: i32): void {
  if ((objects >> object) & 1) isOdd = true;
  objects |= 1 << object;
}

export function seeBytes(from: i32, to: i32): void {
  kind = mix(kind, hashOf(from, to - from));
}

export function seeHash(hash: u64): void {
  kind = mix(kind, hash);
}

/** An object or a list: whether it is empty. */
export function seeEmptiness(from: i32, to: i32): void {
  const first = byteAt(from);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    seeBytes(from, to);
    return;
  }
  const next = byteAt(skipSpace(from + 1, to));
  kind = mix(kind, <u64>first + (next === CLOSE_BRACE || next === CLOSE_BRACKET ? 256 : 0));
}

/** The longest that has a kind. */
const longest: i32 = 2000;

/** A string from its first quote on. */
export function seeUrl(from: i32, to: i32): void {
  if (urlFrom !== -1 || !isUsualUrl(from, to)) isOdd = true;
  urlFrom = from + 1;
  urlTo = to - 1;
}

export function seeStarted(from: i32, to: i32): void {
  if (startedFrom !== -1 || byteAt(from) !== QUOTE || to - from > 66 || !isPrintable(from, to)) isOdd = true;
  startedFrom = from + 1;
  startedTo = to - 1;
}

/** With a host of its own, without user and fragment, and spelled as it is. */
function isUsualUrl(from: i32, to: i32): bool {
  if (to - from > longest || !spells(from, '"http') || !isPrintable(from, to)) return false;
  const colon = from + (byteAt(from + 5) === 0x73 ? 6 : 5);
  if (!spells(colon, '://')) return false;
  const host = byteAt(colon + 3);
  if (host === 0x2f || host === 0x3f || host === QUOTE) return false;
  for (let at = from; at < to; at += 16) {
    const bytes = bytesAt(at);
    const odd = i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(0x23)), i8x16.eq(bytes, i8x16.splat(0x40))));
    if (odd !== 0 && at + ctz(odd) < to) return false;
  }
  return true;
}

/** Whether it is ASCII without escapes and control characters. */
function isPrintable(from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const bytes = bytesAt(at);
    // Those beyond ASCII are negative.
    const odd = v128.or(i8x16.eq(bytes, i8x16.splat(BACKSLASH)), i8x16.lt_s(bytes, i8x16.splat(SPACE)));
    const found = i8x16.bitmask(odd);
    if (found !== 0 && at + ctz(found) < to) return false;
  }
  return true;
}
