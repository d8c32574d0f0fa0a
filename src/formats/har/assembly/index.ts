import { resultsStart } from './bytes';
import { bodyFrom, bodyTo, condensedEnd, condense as condenseEntry, listsEnd } from './condense';
import { containerEnd as end } from './container-end';
import { entriesEnd as endOfEntries, entries, feeds, lastFeed, seenLast } from './entries-end';
import { hasKind, kind, startedFrom, startedTo, urlFrom, urlTo } from './kind';
import { forgetLines, lastLineFeed, lineFeeds, skipSpace as skip } from './space';

export { keepHeaders } from './condense';
export { forgetEntry } from './entries-end';
export { literalEnd } from './literal-end';
export { stringEnd } from './string-end';

// What a call comes to beside its result is left at `resultsStart`, for each in places of its own.

export function containerEnd(from: i32, to: i32): i32 {
  forgetLines();
  const behind = end(from, to, false);
  store<i32>(resultsStart, lineFeeds);
  store<i32>(resultsStart, lastLineFeed, 4);
  return behind;
}

export function entriesEnd(from: i32, to: i32): i32 {
  const behind = endOfEntries(from, to);
  store<i32>(resultsStart, feeds);
  store<i32>(resultsStart, lastFeed, 4);
  store<i32>(resultsStart, seenLast, 8);
  store<i32>(resultsStart, entries, 36);
  return behind;
}

export function condense(from: i32, to: i32, out: i32): bool {
  if (!condenseEntry(from, to, out)) return false;
  store<i32>(resultsStart, condensedEnd, 16);
  store<i32>(resultsStart, listsEnd, 20);
  store<i32>(resultsStart, bodyFrom, 24);
  store<i32>(resultsStart, bodyTo, 28);
  store<u64>(resultsStart, hasKind() ? kind : 0, 40);
  store<i32>(resultsStart, urlFrom, 48);
  store<i32>(resultsStart, urlTo, 52);
  store<i32>(resultsStart, startedFrom, 56);
  store<i32>(resultsStart, startedTo, 60);
  return true;
}

export function skipSpace(from: i32, to: i32): i32 {
  return skip(from, to);
}
