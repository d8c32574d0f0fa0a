/**
 * The memory is shared by threads: blocks of bytes, of lines and of events lie where the callers say. What one thread
 * needs for itself begins at `own`: what it was told of the format, then the tables of conversations.
 */
export let own: usize = 0;

export function setOwn(place: usize): void {
  own = place;
}

/** More events than this are not found in one block. */
export const mostEvents: i32 = 4096;
export const bucketCount: i32 = 4096;
export const conversationSize: usize = 24;

export const bucketsPlace: usize = 1024;
export const conversationsPlace: usize = bucketsPlace + <usize>bucketCount * 4;
export const endedPlace: usize = conversationsPlace + <usize>mostEvents * conversationSize;
export const placesPlace: usize = endedPlace + <usize>mostEvents;
export const seenPlace: usize = placesPlace + <usize>mostEvents * 4;
export const seenCount: i32 = 2048;
export const beforePlace: usize = seenPlace + <usize>seenCount * 4;
/** More lines than this are not found in one block. */
export const mostLines: i32 = 32_768;
export const ownSize: usize = beforePlace + <usize>mostLines * 4;

export const LF: u8 = 0x0a;
export const CR: u8 = 0x0d;
export const SPACE: u8 = 0x20;
export const QUOTE: u8 = 0x22;
export const HASH_SIGN: u8 = 0x23;
export const PLUS: u8 = 0x2b;
export const DASH: u8 = 0x2d;
export const DOT: u8 = 0x2e;
export const SLASH: u8 = 0x2f;
export const ZERO: u8 = 0x30;
export const NINE: u8 = 0x39;
export const COLON: u8 = 0x3a;
export const QUESTION_MARK: u8 = 0x3f;
export const AT_SIGN: u8 = 0x40;
export const CAPITAL_O: u8 = 0x4f;
export const OPEN_BRACKET: u8 = 0x5b;
export const BACKSLASH: u8 = 0x5c;
export const CLOSE_BRACKET: u8 = 0x5d;
export const DELETE: u8 = 0x7f;

export function byteAt(at: usize): u8 {
  return load<u8>(at);
}

export function isDigit(byte: u8): bool {
  return byte >= ZERO && byte <= NINE;
}

export function isLetter(byte: u8): bool {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x7a;
}
