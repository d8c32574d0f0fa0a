import { BACKSLASH, byteAt, LETTER_G, LETTER_H, LETTER_O, MINUS, QUOTE, spells, THREE, TO_LOWER, ZERO } from './bytes';

/** What has been seen of an entry; the reader knows these numbers. */
export const request: i32 = 1;
export const twoRequests: i32 = 2;
export const methodSeen: i32 = 4;
export const maybeOptions: i32 = 8;
export const statusSeen: i32 = 16;
export const oddStatus: i32 = 32;
export const maybeOrigin: i32 = 64;
/** Another method than GET, HEAD or OPTIONS: it has an Origin, or is shown as it was planned. */
export const writes: i32 = 128;

/** A request, GET or HEAD for its one method, one usual status, no Origin: nobody wants this entry. */
export const unwanted: i32 = request | methodSeen | statusSeen;

/** Of two the last one counts, whatever it is. */
export function withRequest(seen: i32): i32 {
  return seen | (seen & request ? twoRequests : request);
}

/** The value of `method` begins at `at`. */
export function withMethod(seen: i32, at: i32): i32 {
  const isOther = !(seen & methodSeen) && byteAt(at) === QUOTE && !startsLikeO(byteAt(at + 1));
  if (!isOther) return seen | methodSeen | maybeOptions;
  const first = byteAt(at + 1) | TO_LOWER;
  return seen | methodSeen | (first === LETTER_G || first === LETTER_H ? 0 : writes);
}

/** The value of `status` begins with this byte. */
export function withStatus(seen: i32, first: u8): i32 {
  const isOdd = first === ZERO || first === MINUS || first === THREE || first === QUOTE;
  return seen | statusSeen | (isOdd || seen & statusSeen ? oddStatus : 0);
}

/** Whether a string that begins with this byte may be `OPTIONS` or `Origin`: a letter, or an escape that stands for one. */
function startsLikeO(first: u8): bool {
  return (first | TO_LOWER) === LETTER_O || first === BACKSLASH;
}

/** Whether the string between `from` and `to` is `Origin`, or has escapes and may be. */
export function mayBeOrigin(from: i32, to: i32): bool {
  return startsLikeO(byteAt(from)) && spellsOrigin(from, to);
}

function spellsOrigin(from: i32, to: i32): bool {
  const word = 'origin';
  let spelled = to - from === word.length;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (byte === BACKSLASH) return true;
    spelled = spelled && (byte | TO_LOWER) === <u8>word.charCodeAt(at - from);
  }
  return spelled;
}

/**
 * Whether the first name in a header or cookie can only be that of an entry: it says that bytes are missing in between,
 * and that all later entries would be taken for parts of this one.
 */
export function startsEntry(at: i32, length: i32): bool {
  switch (length) {
    case 7:
      return spells(at, 'pageref');
    case 9:
      return spells(at, '_priority') || spells(at, '_frameref');
    case 10:
      return spells(at, '_initiator') || spells(at, '_requestId');
    case 15:
      return spells(at, 'startedDateTime');
    default:
      return false;
  }
}
