import { byteAt, COMMA, OPEN_BRACE } from './bytes';
import { containerEnd, seen } from './container-end';
import { forgetPattern, patternBegins, patternEnds } from './pattern';
import { unwanted } from './relevance';
import { forgetLines, lastLineFeed, lineFeeds, skipSpace } from './space';

/** How many entries were passed, and what was seen of the last of them. */
export let entries: i32 = 0;
export let seenLast: i32 = 0;
/** The line feeds up to where they end. */
export let feeds: i32 = 0;
export let lastFeed: i32 = 0;

/** The entry that was looked at last and not passed: its turn comes with the next call. */
let waitingAt: i32 = -1;
let waitingEnd: i32 = 0;
let waitingSeen: i32 = 0;
let waitingFeeds: i32 = 0;
let waitingLastFeed: i32 = 0;

/** Another chunk stands here now. */
export function forgetEntry(): void {
  waitingAt = -1;
  forgetPattern();
}

/**
 * The index behind the entry at `from`, as `containerEnd` has it. Where nobody wants it, those that follow are passed
 * too, as far as nobody wants them either.
 */
export function entriesEnd(from: i32, end: i32): i32 {
  if (from === waitingAt) return passWaiting();
  forgetLines();
  entries = 0;
  let behind: i32 = -1;
  let at = from;
  while (at < end) {
    const feedsBefore = lineFeeds;
    patternBegins();
    const next = containerEnd(at, end, true);
    patternEnds(next === -1 ? -1 : next - at, seen === unwanted);
    if (next === -1) return behind;
    if (entries > 0 && seen !== unwanted) {
      waitingAt = at;
      waitingEnd = next;
      waitingSeen = seen;
      waitingFeeds = lineFeeds - feedsBefore;
      waitingLastFeed = lastLineFeed;
      return behind;
    }
    behind = next;
    entries++;
    seenLast = seen;
    feeds = lineFeeds;
    lastFeed = lastLineFeed;
    if (seen !== unwanted) return behind;
    at = skipSpace(behind, end);
    if (at >= end || byteAt(at) !== COMMA) return behind;
    at = skipSpace(at + 1, end);
    if (at >= end || byteAt(at) !== OPEN_BRACE) return behind;
  }
  return behind;
}

function passWaiting(): i32 {
  entries = 1;
  seenLast = waitingSeen;
  feeds = waitingFeeds;
  lastFeed = waitingLastFeed;
  waitingAt = -1;
  return waitingEnd;
}
