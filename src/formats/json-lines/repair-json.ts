import { hexDigit } from '../apache-log-parser/escapes.js';

const quote = 0x22;
const backslash = 0x5c;
const dash = 0x2d;

/**
 * What a log format makes of JSON that was written without regard to it, as JSON: Apache's (and nginx's default)
 * `\xhh` and `\v` in strings, and nothing or a dash where a bare number was meant.
 */
export function repairJson(bytes: Buffer, start: number, end: number): string {
  const out: Buffer[] = [];
  let kept = start;
  let at = start;
  let inString = false;
  const replace = (behind: number, by: Buffer) => {
    out.push(bytes.subarray(kept, at), by);
    kept = behind;
    at = behind;
  };
  while (at < end) {
    const byte = bytes[at];
    if (byte === quote) {
      inString = !inString;
      at++;
    } else if (byte === backslash && inString) {
      const letter = bytes[at + 1];
      const value = letter === 0x78 && at + 3 < end ? hexValue(bytes, at + 2) : -1;
      if (value >= 0) replace(at + 4, escaped(value));
      else if (letter === 0x76) replace(at + 2, Buffer.from('\\u000b'));
      else at += 2;
    } else if (byte === 0x3a && !inString) {
      const behind = endOfNothing(bytes, at + 1, end);
      at++;
      if (behind > 0) replace(behind, Buffer.from('null'));
    } else at++;
  }
  out.push(bytes.subarray(kept, end));
  return Buffer.concat(out).toString('utf8');
}

/** The byte itself, so that several can make one character of UTF-8. */
function escaped(value: number): Buffer {
  if (value < 0x20) return Buffer.from(`\\u00${value.toString(16).padStart(2, '0')}`);
  return value === quote || value === backslash ? Buffer.of(backslash, value) : Buffer.of(value);
}

function hexValue(bytes: Buffer, at: number): number {
  const high = hexDigit(bytes[at] as number);
  const low = hexDigit(bytes[at + 1] as number);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function skipSpaces(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] === 0x20) at++;
  return at;
}

/** Behind a colon: where the missing value ends, or -1 where there is a value. */
function endOfNothing(bytes: Buffer, from: number, end: number): number {
  let at = skipSpaces(bytes, from, end);
  if (bytes[at] === dash) at = skipSpaces(bytes, at + 1, end);
  return at < end && (bytes[at] === 0x2c || bytes[at] === 0x7d) ? at : -1;
}
