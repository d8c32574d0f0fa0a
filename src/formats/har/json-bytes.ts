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
export const UNDERSCORE = 0x5f;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** Whether the bytes from `from` to `to` end in an odd number of backslashes, so that the next byte is escaped. */
export function endsEscaping(chunk: Buffer, from: number, to: number): boolean {
  let at = to;
  while (at > from && chunk[at - 1] === BACKSLASH) at--;
  return (to - at) % 2 === 1;
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

/** Whether these bytes stand at `from`. */
export function equals(bytes: Buffer, chunk: Buffer, from: number): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== chunk[from + i]) return false;
  return true;
}
