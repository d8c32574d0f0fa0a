import { startsEntry } from './entry-start.js';
import * as json from './json-bytes.js';
import { type Relevance, sawMethod, sawRequest, sawStatus, spellsOrigin } from './relevance.js';
import { isCompactOrigin, skipCompactHeader } from './skip-header.js';

/** Line feeds that were passed on the way, for the cutter to keep count. */
export type Passed = {
  lineFeeds: number;
  /** Where the last of them stands. */
  lastLineFeed: number;
};

const fourSpaces = 0x20202020;
/** One bit per level says whether it is an array. */
const deepest = 30;
/** A header's member that begins so is its value, not its name; in a pair it may be either. */
const letterV = 0x76;
const request = Buffer.from('request');
const response = Buffer.from('response');
const method = Buffer.from('method');
const status = Buffer.from('status');

/**
 * The index behind the object or array that begins at `from`, or -1 where it does not end in this chunk, is nested
 * deeply, or is no JSON: then the cutter goes through it token by token. Where it is an entry, `relevance` is told what
 * decides whether anybody wants it. Nearly all bytes of a HAR that are not in bodies come this way.
 */
export function skipContainer(
  chunk: Buffer,
  view: DataView,
  from: number,
  end: number,
  passed: Passed,
  relevance: Relevance | null,
): number {
  /** Keys down to this level are looked at: the entry's own, and those of its request and response. */
  const namedLevels = relevance === null ? 0 : 2;
  /** An entry's headers and cookies are at this level. */
  const itemDepth = relevance === null ? -1 : 4;
  let at = from;
  let arrays = 0;
  let depth = 0;
  let inRequest = false;
  let inResponse = false;
  let expectKey = false;
  let opened = false;
  let keyStart = -1;
  let keyLength = 0;
  for (;;) {
    if (expectKey) {
      if (at < end && (chunk[at] as number) <= json.SPACE) at = skipSpace(chunk, view, at, end, passed);
      if (at >= end || chunk[at] !== json.QUOTE) return -1;
      keyStart = at + 1;
      at = json.findStringEnd(chunk, view, keyStart, end);
      if (at === -1) return -1;
      keyLength = at - keyStart;
      if (depth === itemDepth && opened && startsEntry(chunk, keyStart, keyLength)) return -1;
      opened = false;
      if (depth === 1 && namedLevels > 0) {
        inRequest = keyLength === 7 && json.equals(request, chunk, keyStart);
        inResponse = keyLength === 8 && json.equals(response, chunk, keyStart);
      }
      at++;
      if (at < end && (chunk[at] as number) <= json.SPACE) at = skipSpace(chunk, view, at, end, passed);
      if (at >= end || chunk[at] !== json.COLON) return -1;
      at++;
    }
    if (at < end && (chunk[at] as number) <= json.SPACE) at = skipSpace(chunk, view, at, end, passed);
    if (at + 1 >= end) return -1;
    const first = chunk[at] as number;
    if (depth <= namedLevels && relevance !== null) {
      if (depth === 1) {
        if (inRequest) sawRequest(relevance);
      } else if (keyLength === 6) {
        if (inRequest && json.equals(method, chunk, keyStart)) sawMethod(relevance, first, chunk[at + 1]);
        if (inResponse && json.equals(status, chunk, keyStart)) sawStatus(relevance, first);
      }
    }
    const header = first === json.OPEN_BRACE && (arrays & 1) === 1 ? skipCompactHeader(chunk, view, at, end) : -1;
    if (header !== -1) {
      if (inRequest && relevance !== null && isCompactOrigin(chunk, view, at, end)) relevance.origin = true;
      at = header;
    } else if (first === json.QUOTE) {
      const start = at + 1;
      at = json.findStringEnd(chunk, view, start, end);
      if (at === -1) return -1;
      if (inRequest && depth > 2 && relevance !== null) {
        const named = (arrays & 1) === 1 || chunk[keyStart] !== letterV;
        if (named && spellsOrigin(chunk, start, at)) relevance.origin = true;
      }
      at++;
    } else if (first === json.OPEN_BRACE || first === json.OPEN_BRACKET) {
      if (++depth > deepest) return -1;
      expectKey = first === json.OPEN_BRACE;
      opened = true;
      arrays = (arrays << 1) | (expectKey ? 0 : 1);
      at++;
      if (at < end && (chunk[at] as number) <= json.SPACE) at = skipSpace(chunk, view, at, end, passed);
      if (at >= end) return -1;
      if (chunk[at] !== (expectKey ? json.CLOSE_BRACE : json.CLOSE_BRACKET)) continue;
    } else {
      at = json.literalEnd(chunk, at, end);
      if (at === -1) return -1;
    }
    for (;;) {
      if (at < end && (chunk[at] as number) <= json.SPACE) at = skipSpace(chunk, view, at, end, passed);
      if (at >= end) return -1;
      const byte = chunk[at++];
      if (byte === json.COMMA) break;
      if (byte !== ((arrays & 1) === 1 ? json.CLOSE_BRACKET : json.CLOSE_BRACE)) return -1;
      arrays >>>= 1;
      if (--depth === 0) return at;
    }
    expectKey = (arrays & 1) === 0;
  }
}

/** The index of the next byte that is no white space; `end` where there is none. */
export function skipSpace(chunk: Buffer, view: DataView, from: number, end: number, passed: Passed): number {
  const lastWord = end - 4;
  let at = from;
  while (at < end) {
    const byte = chunk[at] as number;
    if (byte === json.LF) {
      passed.lineFeeds++;
      passed.lastLineFeed = at;
      // Indentation, which is most of the white space there is.
      while (at < lastWord && json.wordAt(view, at + 1) === fourSpaces) at += 4;
    } else if (byte !== json.SPACE && byte !== json.CR && byte !== json.TAB) break;
    at++;
  }
  return at;
}
