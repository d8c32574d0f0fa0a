const backslash = 0x5c;

/** Letters that follow a backslash in a log, and the byte each stands for (`ap_escape_logitem`). */
const byteOfLetter: ReadonlyMap<number, number> = new Map([
  [0x22, 0x22],
  [backslash, backslash],
  [0x62, 0x08],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x76, 0x0b],
]);

const letterOfByte: ReadonlyMap<number, number> = new Map([...byteOfLetter].map(([letter, byte]) => [byte, letter]));

/**
 * The bytes that were sent, from how a log shows them: `\"` `\\` `\b` `\n` `\r` `\t` `\v` and `\xhh` in either case
 * (Apache writes lower-case, nginx upper-case). A backslash before anything else stays.
 */
export function unescapeLogItem(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array(end - start);
  let length = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte !== backslash || i + 1 >= end) {
      out[length++] = byte;
      continue;
    }
    const letter = bytes[i + 1] as number;
    const plain = byteOfLetter.get(letter);
    if (plain !== undefined) {
      out[length++] = plain;
      i++;
      continue;
    }
    const value = letter === 0x78 && i + 3 < end ? hexValue(bytes[i + 2] as number, bytes[i + 3] as number) : -1;
    if (value < 0) {
      out[length++] = byte;
    } else {
      out[length++] = value;
      i += 3;
    }
  }
  return out.subarray(0, length);
}

/** How Apache writes these bytes into its log: the inverse of `unescapeLogItem`, always plain ASCII. */
export function escapeLogItem(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const letter = letterOfByte.get(byte);
    if (letter !== undefined) text += `\\${String.fromCharCode(letter)}`;
    else if (byte < 0x20 || byte >= 0x7f) text += `\\x${byte.toString(16).padStart(2, '0')}`;
    else text += String.fromCharCode(byte);
  }
  return text;
}

function hexValue(high: number, low: number): number {
  const h = hexDigit(high);
  const l = hexDigit(low);
  return h < 0 || l < 0 ? -1 : h * 16 + l;
}

/** The value of an ASCII hexadecimal digit, or -1. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
