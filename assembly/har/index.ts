import { chunkStart } from './bytes';
import { containerEnd as end, seen } from './container-end';
import { lastLineFeed, lineFeeds, skipSpace as skip } from './space';

export { literalEnd } from './literal-end';
export { stringEnd } from './string-end';

/** Where the reader finds what a call came to beside its result: just before the chunk. */
const results: usize = chunkStart - 16;

export function containerEnd(from: i32, to: i32, isEntry: bool): i32 {
  const behind = end(from, to, isEntry);
  if (behind !== -1) {
    store<i32>(results, lineFeeds);
    store<i32>(results, lastLineFeed, 4);
    store<i32>(results, seen, 8);
  }
  return behind;
}

export function skipSpace(from: i32, to: i32): i32 {
  return skip(from, to);
}
