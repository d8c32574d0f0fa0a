import * as shape from './entry-shape.js';
import { memberPlaceOfBytes, type Place } from './entry-shape.js';
import type { EntryUnit } from './entry-unit.js';
import * as json from './json-bytes.js';
import { type Passed, skipContainer, skipSpace } from './skip-container.js';

/**
 * Goes through the entry whose `{` stands at `from` and tells `unit` what it meets. Returns the index behind it, or -1
 * where it does not end in this chunk or is unusual in any way: then the cutter goes through it token by token.
 */
export function scanEntry(
  chunk: Buffer,
  view: DataView,
  from: number,
  end: number,
  unit: EntryUnit,
  passed: Passed,
): number {
  const outer: Place[] = [];
  let place = shape.entry;
  let at = from + 1;
  while (at < end) {
    at = skipSpace(chunk, view, at, end, passed);
    const quote = at < end && chunk[at] === json.QUOTE ? json.findStringEnd(chunk, view, at + 1, end) : -1;
    if (quote === -1) return -1;
    const next = memberPlaceOfBytes(place, chunk, at + 1, quote);
    at = skipSpace(chunk, view, quote + 1, end, passed);
    if (at >= end || chunk[at] !== json.COLON) return -1;
    at = skipSpace(chunk, view, at + 1, end, passed);
    if (next === shape.response || next === shape.content) unit.forgetBody();
    if (!next.plain && at < end && chunk[at] === json.OPEN_BRACE) {
      outer.push(place);
      place = next;
      at++;
      continue;
    }
    at = scanValue(chunk, view, at, end, next, unit, passed);
    if (at === -1) return -1;
    at = skipSpace(chunk, view, at, end, passed);
    while (at < end && chunk[at] === json.CLOSE_BRACE) {
      const parent = outer.pop();
      if (parent === undefined) return at + 1;
      place = parent;
      at = skipSpace(chunk, view, at + 1, end, passed);
    }
    if (at >= end || chunk[at] !== json.COMMA) return -1;
    at++;
  }
  return -1;
}

/** The index behind a value that is no object with places of its own. */
function scanValue(
  chunk: Buffer,
  view: DataView,
  from: number,
  end: number,
  place: Place,
  unit: EntryUnit,
  passed: Passed,
): number {
  if (from + 1 >= end) return -1;
  const first = chunk[from] as number;
  const leftOut = place === shape.dropped || place === shape.text;
  if (leftOut) unit.kept.leaveOut(from);
  let behind: number;
  if (first === json.QUOTE) {
    behind = json.findStringEnd(chunk, view, from + 1, end) + 1;
    if (behind === 0) return -1;
    if (place === shape.text) unit.body(chunk, from + 1, behind - 1);
  } else if (first === json.OPEN_BRACE || first === json.OPEN_BRACKET) {
    behind = skipContainer(chunk, view, from, end, passed, null);
  } else behind = json.literalEnd(chunk, from, end);
  if (leftOut && behind !== -1) unit.kept.resume(behind);
  return behind;
}
