import {
  addOptions,
  addRequest,
  beginBlock,
  dropUnfinished,
  eventCount,
  isFull,
  leave,
  lookBack,
  mayTalk,
} from './conversations';
import { byteAt, CAPITAL_O, CR, LF, mostLines, ownSize, setOwn } from './memory';
import { methodEnd, readPlainLine } from './plain-line';
import { clientHash, endsWell, readPrefix, requestStart } from './prefix';
import { beginSeen, see } from './seen';
import { stepCount } from './shape';

/** What one thread needs for itself, in bytes. */
export function sizeOfOwn(): i32 {
  return <i32>ownSize;
}

/** To be called once by each thread, with where that lies. */
export function liveAt(place: i32): void {
  setOwn(place);
}

/** How far into the block its first whole line begins. */
let from: i32 = 0;

export function linesFrom(): i32 {
  return from;
}

export function eventsFound(): i32 {
  return eventCount;
}

/**
 * Finds the lines that begin behind the first line end of a block; `lines` gets two numbers for each: where it ends (at
 * its LF), and the hash of its client or 0 (see `formats/access-log/prefix.ts`). Gives how many there are. Events are
 * written for conversations. Behind the block must be room for a line that is none: a prefix may be read there.
 */
export function scan(block: i32, length: i32, lines: i32, lineRoom: i32, events: i32, eventRoom: i32): i32 {
  const begin = <usize>block;
  const end = begin + <usize>length;
  let start = lineEnd(begin, end) + 1;
  from = start > end ? length : <i32>(start - begin);
  const talks = stepCount() > 0;
  beginBlock(begin, events, talks ? eventRoom : 0);
  beginSeen(begin, <usize>lines);
  let count: i32 = 0;
  for (const most = min(lineRoom, mostLines); count < most; count++) {
    const feed = lineEnd(start, end);
    if (feed >= end) break;
    const place = <usize>lines + <usize>count * 8;
    store<i32>(place, <i32>(feed - begin));
    store<i32>(place, readLine(start, feed > start && byteAt(feed - 1) === CR ? feed - 1 : feed, count), 4);
    start = feed + 1;
  }
  dropUnfinished();
  lookBack();
  return count;
}

/** Gives the client's hash of a line that is no OPTIONS, and has the form; 0 for any other. */
function readLine(start: usize, end: usize, ordinal: i32): i32 {
  if (start === end) return 0;
  const isKnown = readPrefix(start, end);
  if (isKnown && byteAt(requestStart) !== CAPITAL_O && endsWell(start, end)) {
    if (!isFull() && mayTalk(clientHash)) {
      if (readPlainLine(end)) addRequest(ordinal);
      else leave(clientHash);
    }
    see(clientHash, ordinal);
    return clientHash;
  }
  if (isFull()) return 0;
  if (isKnown && readPlainLine(end) && isOptions()) addOptions(ordinal);
  else leave(clientHash);
  return 0;
}

/** `OPTIONS`, its last four letters first. */
function isOptions(): bool {
  return (
    methodEnd - requestStart === 7 &&
    load<u32>(requestStart) === 0x4954504f &&
    load<u32>(requestStart, 3) === 0x534e4f49
  );
}

/** Where the line ends that begins at `from`; `end` where it does not. */
function lineEnd(from: usize, end: usize): usize {
  let at = from;
  for (; at + 16 <= end; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(LF)));
    if (found !== 0) return at + <usize>ctz(found);
  }
  while (at < end && byteAt(at) !== LF) at++;
  return min(at, end);
}
