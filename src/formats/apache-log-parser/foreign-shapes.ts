import { foreignLetters } from './log-format-items.js';
import type { Accepts, Scan, Shape } from './shapes.js';

const space = 0x20;
const comma = 0x2c;
const dash = 0x2d;
const point = 0x2e;
const slash = 0x2f;
const colon = 0x3a;
const openingBracket = 0x5b;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/** What the value of one of `foreignLetters` looks like; null for any other letter. */
export function foreignShapeOf(letter: string, argument: string): Shape | null {
  switch (letter) {
    case foreignLetters.seconds:
      return { kind: 'scanned', scan: scanDecimal };
    case foreignLetters.word:
      return { kind: 'word', accepts: null };
    case foreignLetters.status:
    case foreignLetters.list:
      return { kind: 'text', accepts: isList };
    case foreignLetters.captures:
      return { kind: 'text', accepts: isCaptures };
    case foreignLetters.prefix:
      return argument === 'dated' ? { kind: 'scanned', scan: scanDatedPrefix } : { kind: 'text', accepts: isPrefix };
    case foreignLetters.tail:
      return { kind: 'text', accepts: isTail };
    default:
      return null;
  }
}

/** A number, with a fraction or not, or a dash. */
const scanDecimal: Scan = (bytes, start, end) => {
  let at = bytes[start] === dash ? start + 1 : start;
  while (at < end && isDigit(bytes[at] as number)) at++;
  if (at === start) return -1;
  if (at < end && bytes[at] === point) {
    at++;
    while (at < end && isDigit(bytes[at] as number)) at++;
  }
  return at;
};

/** Up to the word before `[22/Nov/2026:`. */
const scanDatedPrefix: Scan = (bytes, start, end) => {
  let at = start;
  while (at < end && !(bytes[at] === openingBracket && bytes[at + 3] === slash && bytes[at + 7] === slash)) at++;
  let word = at - 1;
  while (word > start && bytes[word - 1] !== space) word--;
  return at < end && word >= start ? word : -1;
};

/** `10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80`: a comma or a colon stands between two values, never at an end. */
const isList: Accepts = (bytes, start, end) =>
  end === start || !(isSeparator(bytes[start] as number) || isSeparator(bytes[end - 1] as number));

const isCaptures: Accepts = (bytes, start, end) =>
  end === start || (bytes[start] === openingBrace && bytes[end - 2] === closingBrace && bytes[end - 1] === space);

const isPrefix: Accepts = (bytes, start, end) => end === start || bytes[end - 1] === space;

const isTail: Accepts = (bytes, start, end) => end === start || bytes[start] === space;

function isSeparator(byte: number): boolean {
  return byte === comma || byte === colon;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
