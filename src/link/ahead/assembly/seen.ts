import { beforePlace, byteAt, own, seenCount, seenPlace } from './memory';

// What was seen of clients before their preflights, beside their conversations: see `formats/access-log/look-back.ts`,
// which goes about it in the same way.

/** So many lines are looked back, and so many of them compared that have a slot in common. */
const reach: i32 = 1024;
const mostCandidates: i32 = 64;
const slotMask: i32 = seenCount - 1;
const none: i32 = -1;

let block: usize = 0;
/** Of the block: two numbers for each line, where it ends and the hash of its client. */
let lines: usize = 0;

export function beginSeen(blockPlace: usize, linesPlace: usize): void {
  block = blockPlace;
  lines = linesPlace;
  memory.fill(own + seenPlace, 0xff, <usize>seenCount * 4);
}

function latestPlace(hash: i32): usize {
  return own + seenPlace + <usize>(hash & slotMask) * 4;
}

function linePlace(line: i32): usize {
  return lines + <usize>line * 8;
}

/** Notes a line of a client, behind the one before of the same slot. */
export function see(hash: i32, line: i32): void {
  const place = latestPlace(hash);
  store<i32>(own + beforePlace + <usize>line * 4, load<i32>(place));
  store<i32>(place, line);
}

/** The line of the same slot that was noted last; -1: there is none. */
export function lastSeen(hash: i32): i32 {
  return load<i32>(latestPlace(hash));
}

/** That line is one of a conversation. */
export function forget(line: i32): void {
  store<i32>(linePlace(line), 0, 4);
}

/** Whether a line just before this one is of the same client, and holds these bytes; `last` is what `lastSeen` said. */
export function isSeen(hash: i32, last: i32, ordinal: i32, from: usize, to: usize): bool {
  let left = mostCandidates;
  for (
    let line = last;
    line !== none && ordinal - line < reach;
    line = load<i32>(own + beforePlace + <usize>line * 4)
  ) {
    const known = load<i32>(linePlace(line), 4);
    if (known === 0) continue;
    if (known === hash && holds(line, from, to)) return true;
    if (--left === 0) return false;
  }
  return false;
}

function holds(line: i32, from: usize, to: usize): bool {
  // Of the first line it is not known where it begins.
  if (line === 0) return true;
  const length = to - from;
  const end = block + <usize>load<i32>(linePlace(line));
  for (let at = block + <usize>load<i32>(linePlace(line - 1)) + 1; at + length <= end; at++) {
    if (byteAt(at) === byteAt(from) && memory.compare(at, from, length) === 0) return true;
  }
  return false;
}
