import * as shape from './entry-shape.js';
import { memberPlaceOfBytes, type Place } from './entry-shape.js';
import type { EntryUnit } from './entry-unit.js';
import * as json from './json-bytes.js';
import type { Scanner } from './scanner.js';

/**
 * Goes through the entry whose `{` stands at `from` and tells `unit` what it meets. Returns the index behind it, or -1
 * where it does not end in this chunk or is unusual in any way: then the cutter goes through it token by token.
 */
export function scanEntry(scanner: Scanner, chunk: Buffer, from: number, end: number, unit: EntryUnit): number {
  const outer: Place[] = [];
  let place = shape.entry;
  let at = from + 1;
  while (at < end) {
    at = scanner.skipSpace(at, end);
    const quote = at < end && chunk[at] === json.QUOTE ? scanner.stringEnd(at + 1, end) : -1;
    if (quote === -1) return -1;
    const next = memberPlaceOfBytes(place, chunk, at + 1, quote);
    at = scanner.skipSpace(quote + 1, end);
    if (at >= end || chunk[at] !== json.COLON) return -1;
    at = scanner.skipSpace(at + 1, end);
    if (next === shape.response || next === shape.content) unit.forgetBody();
    if (!next.plain && at < end && chunk[at] === json.OPEN_BRACE) {
      outer.push(place);
      place = next;
      at++;
      continue;
    }
    at = scanValue(scanner, chunk, at, end, next, unit);
    if (at === -1) return -1;
    at = scanner.skipSpace(at, end);
    while (at < end && chunk[at] === json.CLOSE_BRACE) {
      const parent = outer.pop();
      if (parent === undefined) return at + 1;
      place = parent;
      at = scanner.skipSpace(at + 1, end);
    }
    if (at >= end || chunk[at] !== json.COMMA) return -1;
    at++;
  }
  return -1;
}

/** The index behind a value that is no object with places of its own. */
function scanValue(scanner: Scanner, chunk: Buffer, from: number, end: number, place: Place, unit: EntryUnit): number {
  if (from + 1 >= end) return -1;
  const first = chunk[from] as number;
  const leftOut = place === shape.dropped || place === shape.text;
  if (leftOut) unit.kept.leaveOut(from);
  let behind: number;
  if (first === json.QUOTE) {
    behind = scanner.stringEnd(from + 1, end) + 1;
    if (behind === 0) return -1;
    if (place === shape.text) unit.body(chunk, from + 1, behind - 1);
  } else if (first === json.OPEN_BRACE || first === json.OPEN_BRACKET) {
    behind = scanner.containerEnd(from, end, false);
  } else behind = scanner.literalEnd(from, end);
  if (leftOut && behind !== -1) unit.kept.resume(behind);
  return behind;
}
