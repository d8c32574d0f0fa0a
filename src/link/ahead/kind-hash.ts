import type { PlainLine, Span } from '../../formats/access-log/plain-lines.js';
import { templateHash } from '../../model/template-hash.js';

/** Two hashes, for one alone is the same for two texts now and then. */
export type Hashes = { one: number; other: number };

const slash = 0x2f;
const questionMark = 0x3f;
const zero = 0x30;
const nine = 0x39;

/**
 * Hashes of what the exchanges of preflights like this one have in common: status, host, path template and Referer;
 * `into` holds those of the User-Agent. Those that differ in none of these are judged alike, and counted in one place.
 */
export function hashKind(bytes: Buffer, { host, target, referer, status }: PlainLine, into: Hashes): void {
  const template = templateHash(bytes.toString('latin1', target.start, target.end));
  into.one = step(into.one, template);
  into.other = step(into.other, fixedPartsHash(bytes, target));
  hashSpan(bytes, host, into);
  hashSpan(bytes, referer, into);
  into.one = step(into.one, status);
  into.other = step(into.other, status);
}

/** What knows no templates: a hash of the segments of a path that are without digits. */
function fixedPartsHash(bytes: Buffer, { start, end }: Span): number {
  let hash = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === questionMark) break;
    if (byte === slash) before = hash;
    hash = Math.imul(hash ^ byte, 0x5bd1e995);
    if (byte < zero || byte > nine) continue;
    while (at + 1 < end && bytes[at + 1] !== slash && bytes[at + 1] !== questionMark) at++;
    hash = Math.imul(before ^ zero, 0x5bd1e995);
  }
  return hash;
}

/** Goes on with what comes behind the bytes that were hashed before, four at a time. */
export function hashSpan(bytes: Buffer, { start, end }: Span, into: Hashes): void {
  let { one, other } = into;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    one = step(one, word);
    other = Math.imul(((other << 7) | (other >>> 25)) ^ word, 0x9e3779b1);
  }
  let rest = end - start;
  for (; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
  into.one = step(one, rest);
  into.other = Math.imul(((other << 7) | (other >>> 25)) ^ rest, 0x9e3779b1);
}

function step(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
