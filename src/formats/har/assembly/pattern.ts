import { bytesAt, milestonesStart, mostMilestones } from './bytes';
import { lastLineFeed, lineFeeds, passLines } from './space';

/**
 * Entries are much like each other, and the same bytes from the same state on lead to the same state. So one entry of
 * the chunk is the pattern: its milestones say in which state its reader was where. Whoever stands at such a place of
 * another entry, in the same state, goes as far as the bytes are the same without a look at what they mean.
 */

/** Of each milestone: where it is, the state there, the brackets that are open, what was seen and how often, the lines. */
const size: usize = 28;
let count: i32 = 0;
let isRecorded = false;
/** The milestone that should come next. */
let expected: i32 = 0;
/** Bytes of the entry that were gone past. */
let followed: i32 = 0;
let isPoor = false;

/** How many milestones are looked at for one with the same state. */
const reach: i32 = 24;

/** What is to be known when `follow` has gone on. */
export let stateThere: i32 = 0;
export let arraysThere: u32 = 0;
export let seenThere: i32 = 0;

/** Other bytes stand in the chunk. */
export function forgetPattern(): void {
  count = 0;
}

/** An entry begins; where there is no good pattern it becomes one. */
export function patternBegins(): void {
  isRecorded = count === 0 || isPoor;
  if (isRecorded) count = 0;
  isPoor = false;
  expected = 0;
  followed = 0;
}

/** The entry was gone through, or, without a length, could not be. */
export function patternEnds(length: i32, isUsual: bool): void {
  if (!isRecorded) isPoor = isUsual && followed * 2 < length;
  else if (length === -1) count = 0;
}

/**
 * The place that is reached from `at` on in the pattern's way, which may be `at` itself; `seenTimes` is how often
 * something was seen.
 */
export function follow(at: i32, end: i32, state: i32, arrays: u32, seen: i32, seenTimes: i32): i32 {
  if (isRecorded) {
    if (count < mostMilestones) record(at, state, arrays, seen, seenTimes);
    return at;
  }
  const from = nextLike(state, arrays);
  if (from === -1) return at;
  const begin = placeOf(from);
  const limit = begin + commonLength(at, begin, end);
  // What is seen for the second time may mean something else.
  const isSeenAlike = load<i32>(milestone(from), 12) === seen;
  const times = load<i32>(milestone(from), 16);
  let last = from;
  // The byte there must be the same too: behind an opening bracket it was no closing one.
  while (last + 1 < count && placeOf(last + 1) < limit) {
    if (!isSeenAlike && load<i32>(milestone(last + 1), 16) !== times) break;
    last++;
  }
  if (last === from) {
    if (from === expected) expected++;
    return at;
  }
  expected = last + 1;
  const there = milestone(last);
  const passed = load<i32>(there) - begin;
  const lines = load<i32>(there, 20) - load<i32>(milestone(from), 20);
  if (lines > 0) passLines(lines, load<i32>(there, 24) - begin + at);
  stateThere = load<i32>(there, 4);
  arraysThere = load<u32>(there, 8);
  if (isSeenAlike) seenThere = load<i32>(there, 12);
  else seenThere = seen;
  followed += passed;
  return at + passed;
}

function milestone(index: i32): usize {
  return milestonesStart + <usize>index * size;
}

function placeOf(index: i32): i32 {
  return load<i32>(milestone(index));
}

function record(at: i32, state: i32, arrays: u32, seen: i32, seenTimes: i32): void {
  const here = milestone(count++);
  store<i32>(here, at);
  store<i32>(here, state, 4);
  store<u32>(here, arrays, 8);
  store<i32>(here, seen, 12);
  store<i32>(here, seenTimes, 16);
  store<i32>(here, lineFeeds, 20);
  store<i32>(here, lastLineFeed, 24);
}

/** The next milestone with this state; -1 where it is not near. */
function nextLike(state: i32, arrays: u32): i32 {
  const last = min(count, expected + reach);
  for (let index = expected; index < last; index++) {
    const here = milestone(index);
    if (load<i32>(here, 4) === state && load<u32>(here, 8) === arrays) return index;
  }
  return -1;
}

/** How many bytes are the same from both places on; `left` stands behind `right`. */
function commonLength(left: i32, right: i32, end: i32): i32 {
  let at = left;
  while (at < end) {
    const differ = i8x16.bitmask(i8x16.ne(bytesAt(at), bytesAt(right + at - left)));
    if (differ === 0) {
      at += 16;
      continue;
    }
    at += ctz(differ);
    break;
  }
  return min(at, end) - left;
}
