import { DASH, isDigit, OPEN_BRACKET, QUOTE, SPACE } from './memory';
import { endBytes, endKind, endLength, hasHost } from './shape';
import { looksLikeTime, timeWidth } from './time';

/** Of the client's bytes: FNV-1a, as everywhere in this program. */
export let clientHash: i32 = 0;
export let hostStart: usize = 0;
export let hostEnd: usize = 0;
export let clientStart: usize = 0;
export let clientEnd: usize = 0;
export let userStart: usize = 0;
export let userEnd: usize = 0;
export let timeStart: usize = 0;
/** The first byte behind the quote before the request. */
export let requestStart: usize = 0;

/** User names longer than this are left to the whole format. */
const longestUser: usize = 256;

/** Whether a line begins as it must, up to the quote before the request; see `formats/access-log/prefix.ts`. */
export function readPrefix(start: usize, end: usize): bool {
  let at = start;
  hostStart = at;
  hostEnd = at;
  if (hasHost()) {
    while (load<u8>(at) > SPACE) at++;
    hostEnd = at;
    if (load<u8>(at) !== SPACE) return clientIs(0, at, at);
    at++;
  }
  const first = at;
  let hash: i32 = 0x811c9dc5;
  let allBits: u8 = 0;
  let byte = load<u8>(at);
  while (byte > SPACE) {
    hash = (hash ^ <i32>byte) * 0x01000193;
    allBits |= byte;
    byte = load<u8>(++at);
  }
  clientIs(hash, first, at);
  // One byte is the dash of an unknown client; what is no ASCII is not hashed as it is logged.
  if (byte !== SPACE || at - first < 2 || allBits > 0x7f) return false;
  at++;
  while (load<u8>(at) > SPACE) at++;
  at++;
  userStart = at;
  if (load<u8>(at) === DASH) at++;
  else {
    const limit = min(end, at + longestUser);
    while (at < limit && !(load<u8>(at) === SPACE && load<u8>(at, 1) === OPEN_BRACKET)) at++;
    if (load<u8>(at - 1) === DASH && load<u8>(at - 2) === SPACE) return false;
  }
  userEnd = at;
  if (load<u8>(at) !== SPACE || !looksLikeTime(at + 1)) return false;
  timeStart = at + 1;
  at += timeWidth + 1;
  requestStart = at + 2;
  return load<u8>(at) === SPACE && load<u8>(at, 1) === QUOTE && requestStart < end;
}

function clientIs(hash: i32, start: usize, end: usize): bool {
  clientHash = hash;
  clientStart = start;
  clientEnd = end;
  return false;
}

export function endsWell(start: usize, end: usize): bool {
  const kind = endKind();
  if (kind === 0) return true;
  if (kind === 1) {
    const byte = load<u8>(end - 1);
    return isDigit(byte) || byte === DASH;
  }
  const length = <usize>endLength();
  if (end - start < length) return false;
  return memory.compare(end - length, endBytes(), length) === 0;
}
