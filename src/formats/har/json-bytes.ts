/** The bytes JSON is made of. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const STAR = 0x2a;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** How far a string is read word by word before a native search takes over: below this the call costs more than it saves. */
const shortString = 128;
const word = 4;

/** The same memory, to read four bytes of it at a time. */
export function viewOf(chunk: Buffer): DataView {
  return new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
}

/**
 * The index of the quote that closes a string, or -1 where it is not in this chunk.
 * `from` must not stand on an escaped byte; `view` is that of the chunk.
 */
export function findStringEnd(chunk: Buffer, view: DataView, from: number, end: number): number {
  const lastWord = end - word;
  let nativeFrom = from + shortString;
  let at = from;
  while (at <= lastWord) {
    const found = quotesAndBackslashes(wordAt(view, at));
    if (found !== 0) {
      at += (31 - Math.clz32(found & -found)) >>> 3;
      if (chunk[at] === QUOTE) return at;
      at += 2;
    } else {
      at += word;
      if (at < nativeFrom) continue;
      const quote = chunk.indexOf(QUOTE, at);
      if (quote === -1 || quote >= end) return -1;
      if (!endsEscaping(chunk, at, quote)) return quote;
      at = quote + 1;
      nativeFrom = at + shortString;
    }
  }
  for (; at < end; at++) {
    const byte = chunk[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

/** Four bytes as one number, the first of them in its lowest bits. */
export function wordAt(view: DataView, at: number): number {
  return view.getInt32(at, true);
}

/**
 * Of four bytes in one number, the lowest bit that is set in the result belongs to the first quote or backslash; none
 * is set where there is neither. (A byte of x is zero where x - 0x01.. borrows into a high bit that x has not.)
 */
function quotesAndBackslashes(bytes: number): number {
  const quotes = bytes ^ 0x22222222;
  const backslashes = bytes ^ 0x5c5c5c5c;
  return (((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes)) & 0x80808080;
}

/** Whether the bytes from `from` to `to` end in an odd number of backslashes, so that the next byte is escaped. */
export function endsEscaping(chunk: Buffer, from: number, to: number): boolean {
  let at = to;
  while (at > from && chunk[at - 1] === BACKSLASH) at--;
  return (to - at) % 2 === 1;
}

/** A Buffer over the same memory, for its native searches. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const words: readonly (string | null)[] = wordsByFirstByte(['true', 'false', 'null', 'NaN', 'Infinity']);
const numberBytes = bytesOf('0123456789+-.eE');
const nameBytes = bytesOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.[]');

/** The literal that begins with this byte; `NaN` and `Infinity` are no JSON, but some recorders write them. */
export function wordOf(byte: number): string | null {
  return words[byte] ?? null;
}

/** Whether a number may hold this byte; that it is a number is for JSON.parse to say. */
export function isNumberByte(byte: number): boolean {
  return numberBytes[byte] === 1;
}

/** Whether the name of a JSONP callback may hold this byte. */
export function isCallbackByte(byte: number): boolean {
  return nameBytes[byte] === 1;
}

function wordsByFirstByte(list: readonly string[]): (string | null)[] {
  const table: (string | null)[] = new Array(256).fill(null);
  for (const word of list) table[word.charCodeAt(0)] = word;
  return table;
}

function bytesOf(text: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(text, 'latin1')) table[byte] = 1;
  return table;
}

const aroundDocuments = bytesOf(' \t\r\n\u00ef\u00bb\u00bf();');
const endOfDocuments = bytesOf('}]);');

/** White space, the bytes of a byte order mark, and what closes a JSONP call. */
export function isAroundDocuments(byte: number): boolean {
  return aroundDocuments[byte] === 1;
}

/** Whether this can be the last byte of a whole document. */
export function isEndOfDocuments(byte: number): boolean {
  return endOfDocuments[byte] === 1;
}

/** The index behind the literal that begins at `from`, or -1 where it is none or may go on in the next chunk. */
export function literalEnd(chunk: Buffer, from: number, end: number): number {
  const word = words[chunk[from] as number] ?? null;
  let at = from;
  if (word === null) {
    while (at < end && numberBytes[chunk[at] as number] === 1) at++;
    return at === from || at === end ? -1 : at;
  }
  if (from + word.length >= end) return -1;
  for (let i = 0; i < word.length; i++) if (chunk[at++] !== word.charCodeAt(i)) return -1;
  return at;
}

/** Whether these bytes stand at `from`. */
export function equals(bytes: Buffer, chunk: Buffer, from: number): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== chunk[from + i]) return false;
  return true;
}
