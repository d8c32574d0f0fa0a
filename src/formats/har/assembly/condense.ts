import { byteAt, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes';
import { containerEnd } from './container-end';
import { forgetLists, hashOfList, itemsSoFar, listEnd, takeSlots, writeList } from './header-lists';
import { forgetKind, seeBytes, seeEmptiness, seeHash, seeMember, seeObject, seeStarted, seeUrl } from './kind';
import { literalEnd } from './literal-end';
import {
  dropped,
  emptiness,
  escaped,
  firstObject,
  kindOfMember,
  marksOf,
  member,
  requestHeaders,
  responseHeaders,
  started,
  text,
  url,
} from './shape';
import { skipSpace } from './space';
import { stringEnd } from './string-end';
import { copy, put, putNull } from './write';

/** Where the condensed entry ends. */
export let condensedEnd: i32 = 0;
/** Where the lists of its headers end, which stand behind it: `[request's,response's]`, `null` for one that is not there. */
export let listsEnd: i32 = 0;
/** The body's first byte and the quote behind it; -1 where there is none. */
export let bodyFrom: i32 = -1;
export let bodyTo: i32 = -1;

/** The first items of both lists and those behind the last ones; -1 where there is no list. */
let requestFirst: i32 = -1;
let requestLast: i32 = -1;
let responseFirst: i32 = -1;
let responseLast: i32 = -1;

/** The objects that are open around a member, as their numbers in the shape; a shape is not deep. */
const around = memory.data(32);
const deepest: i32 = 7;

/**
 * Copies to `to` what the shape keeps of the entry that begins at `from` and that `containerEnd` found whole: without
 * its body, which is only pointed at, and with its headers behind it. Returns false where the entry is unusual in any way.
 */
export function condense(from: i32, end: i32, to: i32): bool {
  let object: i32 = firstObject;
  let depth: i32 = 0;
  let at = from + 1;
  let out = put(to, OPEN_BRACE);
  forgetLists();
  forgetKind();
  partBegins(marksOf(object));
  while (at < end) {
    at = skipSpace(at, end);
    if (at >= end || byteAt(at) !== QUOTE) return false;
    const key = at;
    const keyEnd = stringEnd(key + 1, end);
    if (keyEnd === -1) return false;
    const kind = kindOfMember(object, key + 1, keyEnd - key - 1);
    if (kind === escaped) return false;
    at = skipSpace(keyEnd + 1, end);
    if (at >= end || byteAt(at) !== COLON) return false;
    at = skipSpace(at + 1, end);
    if (at + 1 >= end) return false;
    if (kind > dropped) seeMember(member);
    if (kind >= firstObject) {
      partBegins(marksOf(kind));
      seeObject(kind);
      if (byteAt(at) === OPEN_BRACE) {
        if (depth === deepest) return false;
        store<i32>(around + <usize>depth * 4, object);
        depth++;
        object = kind;
        out = put(copy(out, key, keyEnd + 1), COLON);
        out = put(out, OPEN_BRACE);
        const inner = skipSpace(at + 1, end);
        if (inner >= end || byteAt(inner) !== CLOSE_BRACE) {
          at++;
          continue;
        }
        at = inner;
      } else {
        const behind = valueEnd(at, end);
        if (behind === -1) return false;
        seeBytes(at, behind);
        out = put(copyMember(out, key, keyEnd + 1, at, behind), COMMA);
        at = skipSpace(behind, end);
      }
    } else {
      const isList = kind === requestHeaders || kind === responseHeaders;
      const behind = isList ? headersEnd(kind, at, end) : valueEnd(at, end);
      if (behind === -1) return false;
      if (kind === text) {
        // The rest of it is read of failed preflights alone.
        seeMember(byteAt(at) === QUOTE && behind - at > 2 ? 1 : 0);
        bodyFrom = byteAt(at) === QUOTE ? at + 1 : -1;
        bodyTo = behind - 1;
      } else if (kind > dropped && !isList) {
        seeValue(kind, at, behind);
        out = put(copyMember(out, key, keyEnd + 1, at, behind), COMMA);
      }
      at = skipSpace(behind, end);
    }
    while (at < end && byteAt(at) === CLOSE_BRACE) {
      // Over the comma of its last member, if it has any.
      if (byteAt(out - 1) === COMMA) out--;
      out = put(out, CLOSE_BRACE);
      // No member has this number.
      seeMember(0);
      if (depth === 0) {
        condensedEnd = out;
        listsEnd = writeLists(out);
        return true;
      }
      out = put(out, COMMA);
      depth--;
      object = load<i32>(around + <usize>depth * 4);
      at = skipSpace(at + 1, end);
    }
    if (at >= end || byteAt(at) !== COMMA) return false;
    at++;
  }
  return false;
}

function seeValue(kind: i32, at: i32, behind: i32): void {
  if (kind === started) seeStarted(at, behind);
  else if (kind === url) seeUrl(at, behind);
  else if (kind === emptiness) seeEmptiness(at, behind);
  else seeBytes(at, behind);
}

/** The headers that stand behind the condensed entry are being read, and will be known from now on. */
export function keepHeaders(): void {
  if (requestFirst !== -1) takeSlots(requestFirst, requestLast);
  if (responseFirst !== -1) takeSlots(responseFirst, responseLast);
}

/** Of two requests, responses or bodies the last one counts. */
function partBegins(marks: i32): void {
  if (marks & 1) requestFirst = -1;
  if (marks & 2) responseFirst = -1;
  if (marks & 4) bodyFrom = -1;
}

function headersEnd(kind: i32, at: i32, end: i32): i32 {
  const first = itemsSoFar();
  const behind = listEnd(at, end, kind - requestHeaders);
  seeHash(hashOfList(first, itemsSoFar(), kind === requestHeaders));
  if (kind === requestHeaders) {
    requestFirst = first;
    requestLast = itemsSoFar();
  } else {
    responseFirst = first;
    responseLast = itemsSoFar();
  }
  return behind;
}

function writeLists(to: i32): i32 {
  if (requestFirst === -1 && responseFirst === -1) return to;
  let out = put(to, OPEN_BRACKET);
  out = requestFirst === -1 ? putNull(out) : writeList(requestFirst, requestLast, out);
  out = put(out, COMMA);
  out = responseFirst === -1 ? putNull(out) : writeList(responseFirst, responseLast, out);
  return put(out, CLOSE_BRACKET);
}

function valueEnd(at: i32, end: i32): i32 {
  const first = byteAt(at);
  if (first === QUOTE) {
    const quote = stringEnd(at + 1, end);
    return quote === -1 ? -1 : quote + 1;
  }
  return first === OPEN_BRACE || first === OPEN_BRACKET ? containerEnd(at, end, false) : literalEnd(at, end);
}

function copyMember(out: i32, key: i32, keyEnd: i32, at: i32, behind: i32): i32 {
  return copy(put(copy(out, key, keyEnd), COLON), at, behind);
}
