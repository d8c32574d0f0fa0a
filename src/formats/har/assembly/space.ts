import { byteAt, bytesAt, CR, LF, SPACE, TAB } from './bytes';

/** Line feeds passed since `forgetLines`, and where the last of them stands. */
export let lineFeeds: i32 = 0;
export let lastLineFeed: i32 = 0;

export function forgetLines(): void {
  lineFeeds = 0;
}

/** So many were passed unlooked at, the last of them at `last`. */
export function passLines(count: i32, last: i32): void {
  lineFeeds += count;
  lastLineFeed = last;
}

/** The index of the next byte that is no white space; `end` where there is none. */
export function skipSpace(from: i32, end: i32): i32 {
  return byteAt(from) > SPACE && from < end ? from : skipSpaces(from, end);
}

function skipSpaces(from: i32, end: i32): i32 {
  let at = from;
  while (at < end) {
    const bytes = bytesAt(at);
    const feeds = i8x16.eq(bytes, i8x16.splat(LF));
    const others = v128.or(i8x16.eq(bytes, i8x16.splat(TAB)), i8x16.eq(bytes, i8x16.splat(CR)));
    const space = i8x16.bitmask(v128.or(v128.or(feeds, others), i8x16.eq(bytes, i8x16.splat(SPACE))));
    // Of what stands behind the sixteen nothing is known yet.
    const run = ctz(~space | 0x10000);
    const passed = i8x16.bitmask(feeds) & ((1 << run) - 1);
    if (passed !== 0) {
      lineFeeds += popcnt(passed);
      lastLineFeed = at + 31 - clz(passed);
    }
    at += run;
    if (run < 16) break;
  }
  return at < end ? at : end;
}
