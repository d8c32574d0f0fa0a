/**
 * The memory, from below: the constants of this module; what a call came to beside its result; the items of lists; the
 * shape of an entry; slots of headers that come again; milestones of a pattern; what follows which slot; what counts of
 * each slot; the chunk, and behind it what is written. The reader knows these numbers.
 */
export const resultsStart: usize = 2048;
export const itemsStart: usize = 2112;
export const shapeStart: usize = 8320;
export const slotsStart: usize = 11264;
export const slotCount: usize = 1024;
export const slotSize: usize = 256;
export const milestonesStart: usize = 273408;
export const mostMilestones: i32 = 1024;
/** For each slot, and for the beginning of a list of either kind, two bytes. */
export const followersStart: usize = 302080;
/** For each slot what `telling` says of it in a request and in an answer. */
export const slotHashesStart: usize = 304192;
export const chunkStart: usize = 320576;

export const TAB: u8 = 0x09;
export const LF: u8 = 0x0a;
export const CR: u8 = 0x0d;
export const SPACE: u8 = 0x20;
export const QUOTE: u8 = 0x22;
export const PLUS: u8 = 0x2b;
export const COMMA: u8 = 0x2c;
export const MINUS: u8 = 0x2d;
export const DOT: u8 = 0x2e;
export const ZERO: u8 = 0x30;
export const THREE: u8 = 0x33;
export const NINE: u8 = 0x39;
export const COLON: u8 = 0x3a;
export const LETTER_E: u8 = 0x65;
export const LETTER_G: u8 = 0x67;
export const LETTER_H: u8 = 0x68;
export const LETTER_O: u8 = 0x6f;
export const LETTER_U: u8 = 0x75;
export const LETTER_V: u8 = 0x76;
export const OPEN_BRACKET: u8 = 0x5b;
export const BACKSLASH: u8 = 0x5c;
export const CLOSE_BRACKET: u8 = 0x5d;
export const OPEN_BRACE: u8 = 0x7b;
export const CLOSE_BRACE: u8 = 0x7d;
/** The bit by which small letters differ from capitals. */
export const TO_LOWER: u8 = 0x20;

/** The byte at `at` of the chunk. Behind the chunk stand quotes, so that reading a little too far does no harm. */
export function byteAt(at: i32): u8 {
  return load<u8>(at, chunkStart);
}

/** Sixteen bytes of the chunk. */
export function bytesAt(at: i32): v128 {
  return v128.load(at, chunkStart);
}

/** Whether the ASCII `word` stands at `at`. */
export function spells(at: i32, word: string): bool {
  for (let i = 0; i < word.length; i++) if (byteAt(at + i) !== <u8>word.charCodeAt(i)) return false;
  return true;
}
