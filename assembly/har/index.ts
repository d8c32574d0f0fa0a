import { resultsStart } from './bytes';
import {
  bodyFrom,
  bodyTo,
  condensedEnd,
  condense as condenseEntry,
  requestHeadersAt,
  responseHeadersAt,
} from './condense';
import { containerEnd as end, seen } from './container-end';
import { behindItems, knownItems as known } from './known-items';
import { lastLineFeed, lineFeeds, skipSpace as skip } from './space';

export { literalEnd } from './literal-end';
export { stringEnd } from './string-end';

// What a call comes to beside its result is left at `resultsStart`, for each in places of its own.

export function containerEnd(from: i32, to: i32, isEntry: bool): i32 {
  const behind = end(from, to, isEntry);
  if (behind !== -1) {
    store<i32>(resultsStart, lineFeeds);
    store<i32>(resultsStart, lastLineFeed, 4);
    store<i32>(resultsStart, seen, 8);
  }
  return behind;
}

export function knownItems(from: i32, to: i32): i32 {
  const count = known(from, to);
  store<i32>(resultsStart, behindItems, 12);
  return count;
}

export function condense(from: i32, to: i32, out: i32): bool {
  if (!condenseEntry(from, to, out)) return false;
  store<i32>(resultsStart, condensedEnd, 16);
  store<i32>(resultsStart, bodyFrom, 20);
  store<i32>(resultsStart, bodyTo, 24);
  store<i32>(resultsStart, requestHeadersAt, 28);
  store<i32>(resultsStart, responseHeadersAt, 32);
  return true;
}

export function skipSpace(from: i32, to: i32): i32 {
  return skip(from, to);
}
