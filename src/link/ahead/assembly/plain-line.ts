import {
  BACKSLASH,
  byteAt,
  COLON,
  DASH,
  DELETE,
  DOT,
  HASH_SIGN,
  isDigit,
  isLetter,
  QUOTE,
  SLASH,
  SPACE,
  ZERO,
} from './memory';
import { clientEnd, clientStart, hostEnd, hostStart, requestStart, timeStart, userEnd, userStart } from './prefix';
import { agentStep, literalStep, refererStep, sizeStep, statusStep, stepCount, stepsBegin } from './shape';
import { readTime } from './time';

// Of the line that was read last.

export let seconds: i32 = 0;
export let methodEnd: usize = 0;
export let targetStart: usize = 0;
export let targetEnd: usize = 0;
export let status: i32 = 0;
/** Bytes sent; -1 where the line does not say. */
export let size: i32 = 0;
export let refererStart: usize = 0;
export let refererEnd: usize = 0;
export let agentStart: usize = 0;
export let agentEnd: usize = 0;

/** Any number that fits. */
const mostDigits: i32 = 9;

/**
 * Whether all of a line can be told whose beginning `readPrefix` has read: nothing of what is told is escaped, and two
 * values are the same where their bytes are.
 */
export function readPlainLine(end: usize): bool {
  if (!isName(clientStart, clientEnd, true) || !isName(hostStart, hostEnd, false)) return false;
  if (userStart !== clientEnd + 3 || byteAt(clientEnd + 1) !== DASH || !isWord(userStart, userEnd)) return false;
  const time = readTime(timeStart);
  if (time < 0 || time > 0x7fff_ffff) return false;
  seconds = <i32>time;
  const behind = readRequest(end);
  return behind !== 0 && readSteps(behind, end);
}

/** The request as `%r` shows it, with a target that is a path; gives the index of the quote behind it, or 0. */
function readRequest(end: usize): usize {
  let at = requestStart;
  while (at < end && byteAt(at) >= 0x41 && byteAt(at) <= 0x5a) at++;
  methodEnd = at;
  if (at === requestStart || byteAt(at) !== SPACE || byteAt(at + 1) !== SLASH) return 0;
  targetStart = ++at;
  while (at < end && byteAt(at) > SPACE && byteAt(at) < DELETE) {
    const byte = byteAt(at);
    if (byte === QUOTE || byte === BACKSLASH || byte === HASH_SIGN) return 0;
    at++;
  }
  targetEnd = at;
  if (byteAt(at) !== SPACE) return 0;
  const name = ++at;
  while (at < end && byteAt(at) >= 0x41 && byteAt(at) <= 0x5a) at++;
  if (at === name || byteAt(at) !== SLASH) return 0;
  const version = ++at;
  while (at < end && (isDigit(byteAt(at)) || byteAt(at) === DOT)) at++;
  return at > version && at < end && byteAt(at) === QUOTE ? at : 0;
}

function readSteps(from: usize, end: usize): bool {
  let at = from;
  let step = stepsBegin();
  refererStart = refererEnd = agentStart = agentEnd = 0;
  size = -1;
  for (let i = 0, count = stepCount(); i < count; i++) {
    const kind = load<u8>(step);
    const length = <usize>load<u8>(step, 1);
    if (kind === literalStep) {
      if (at + length > end || memory.compare(at, step + 2, length) !== 0) return false;
      at += length;
    } else {
      const behind = kind >= refererStep ? quoteFrom(at, end) : numberFrom(at, end);
      if (behind === 0) return false;
      if (kind === refererStep) {
        refererStart = at;
        refererEnd = behind;
      } else if (kind === agentStep) {
        agentStart = at;
        agentEnd = behind;
      } else if (kind === statusStep) {
        status = numberOf(at, behind);
      } else if (kind === sizeStep) {
        size = numberOf(at, behind);
      }
      at = behind;
    }
    step += length + 2;
  }
  return at === end && status >= 0 && !isDash(agentStart, agentEnd);
}

/** The first quote that nothing escapes; 0 where there is none. */
function quoteFrom(from: usize, end: usize): usize {
  let at = from;
  for (; at + 16 <= end; at += 16) {
    const bytes = v128.load(at);
    const quotes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE)));
    const slashes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(BACKSLASH)));
    // What is escaped is rare.
    if (slashes !== 0) break;
    if (quotes !== 0) return at + <usize>ctz(quotes);
  }
  for (; at < end; at++) {
    const byte = byteAt(at);
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return 0;
}

/** Where the dash or the digits end; 0 where there are none, or too many. */
function numberFrom(from: usize, end: usize): usize {
  if (from < end && byteAt(from) === DASH && !isDigit(byteAt(from + 1))) return from + 1;
  let at = from;
  while (at < end && isDigit(byteAt(at))) at++;
  return at > from && at - from <= <usize>mostDigits ? at : 0;
}

/** -1 for a dash. */
function numberOf(start: usize, end: usize): i32 {
  if (byteAt(start) === DASH) return -1;
  let number: i32 = 0;
  for (let at = start; at < end; at++) number = number * 10 + <i32>(byteAt(at) - ZERO);
  return number;
}

export function isDash(start: usize, end: usize): bool {
  return end - start === 1 && byteAt(start) === DASH;
}

/** An address or a name of a host, without anything unusual; a port is none of it. */
function isName(start: usize, end: usize, mayHaveColons: bool): bool {
  let colons = 0;
  for (let at = start; at < end; at++) {
    const byte = byteAt(at);
    if (byte === COLON) colons++;
    else if (!isDigit(byte) && !isLetter(byte) && byte !== DOT && byte !== DASH) return false;
  }
  return colons === 0 || (mayHaveColons && colons > 1);
}

function isWord(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) if (byteAt(at) <= SPACE || byteAt(at) >= DELETE) return false;
  return end > start;
}
