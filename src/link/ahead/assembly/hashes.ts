import { byteAt, DOT, isDigit, QUESTION_MARK, SLASH } from './memory';
import { agentEnd, agentStart, refererEnd, refererStart, status, targetEnd, targetStart } from './plain-line';
import { hostEnd, hostStart } from './prefix';

const factor: u64 = ((<u64>0x9e37_79b9) << 32) | 0x7f4a_7c15;

/**
 * A hash of what the exchanges of preflights like this one have in common: status, host, path with its variable segments
 * left out, Referer and User-Agent. Those that differ in none of these are judged alike, and counted in one place:
 * segments that are left out here are variable for `model/path-template.ts` too.
 */
export function kindHash(): u64 {
  let hash = mix(factor, <u64>status);
  hash = hashPath(hash);
  hash = hashBytes(hash, hostStart, hostEnd);
  hash = hashBytes(hash, refererStart, refererEnd);
  return hashBytes(hash, agentStart, agentEnd);
}

export function mix(hash: u64, word: u64): u64 {
  const mixed = (hash ^ word) * factor;
  return mixed ^ (mixed >> 29);
}

function hashBytes(before: u64, start: usize, end: usize): u64 {
  let hash = mix(before, <u64>(end - start));
  let at = start;
  for (; at + 8 <= end; at += 8) hash = mix(hash, load<u64>(at));
  const rest = end - at;
  if (rest === 0) return hash;
  return mix(hash, load<u64>(at) & (((<u64>1) << (<u64>rest * 8)) - 1));
}

function hashPath(before: u64): u64 {
  let hash = before;
  let at = targetStart;
  while (at < targetEnd && byteAt(at) !== QUESTION_MARK) {
    const segment = ++at;
    let digits = 0;
    let hexLetters = 0;
    let dots = 0;
    for (; at < targetEnd && byteAt(at) !== SLASH && byteAt(at) !== QUESTION_MARK; at++) {
      const byte = byteAt(at);
      if (isDigit(byte)) digits++;
      else if (byte === DOT) dots++;
      else if (isHexLetter(byte)) hexLetters++;
    }
    const length = <i32>(at - segment);
    const isNumber = digits > 0 && digits === length;
    const isHexadecimal = length >= 12 && digits > 0 && digits + hexLetters === length;
    const isToken = length > 8 && digits >= 4 && dots === 0;
    hash = isNumber || isHexadecimal || isToken ? mix(hash, factor) : hashBytes(hash, segment, at);
  }
  return hash;
}

function isHexLetter(byte: u8): bool {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x66;
}

/** FNV-1a, as everywhere in this program. */
export function fnv(start: usize, end: usize): i32 {
  let hash: i32 = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = (hash ^ <i32>byteAt(at)) * 0x01000193;
  return hash;
}
