import { condenseUnlessKnown } from './condense-entry.js';
import * as shape from './entry-shape.js';
import * as json from './json-bytes.js';
import { becomeUnsure, hasRequest, maybeWanted, sawMethod, sawRequest } from './relevance.js';
import { afterValue, never, type Walk } from './walk.js';
import { reportDamage } from './walk-damage.js';
import { beginUnit, loseTheWay } from './walk-unit.js';

/** A value begins at `at`; what it is good for depends on its place. */
export function beginValue(walk: Walk, chunk: Buffer, at: number): void {
  const { next, unit } = walk;
  if (walk.dropping || next === shape.kept) return;
  const first = chunk[at] as number;
  if (next === shape.dropped) drop(walk, at);
  else if (next === shape.text) {
    unit.bodyBegins(first);
    drop(walk, at);
  } else if (next === shape.entry || next === shape.creator) beginUnit(walk, next, first, at);
  else if (next === shape.request) sawRequest(unit.relevance);
  else if (next === shape.response || next === shape.content) unit.forgetBody();
  else if (next === shape.method) sawMethod(unit.relevance, first, chunk[at + 1]);
  else if (next === shape.entries) walk.entriesFound ||= first === json.OPEN_BRACKET;
  else if (next === shape.wrapper && (first === json.OPEN_BRACE || first === json.OPEN_BRACKET)) {
    walk.gaveUpAt = walk.lines.positionOf(at);
  }
}

function drop(walk: Walk, at: number): void {
  walk.dropping = true;
  walk.watchDepth = walk.depth;
  if (walk.unitDepth !== never) walk.unit.kept.leaveOut(at);
}

/** A value ends before `at`. */
export function endValue(walk: Walk, chunk: Buffer, at: number): void {
  walk.state = afterValue;
  if (walk.depth !== walk.watchDepth) return;
  walk.watchDepth = walk.unitDepth;
  if (walk.dropping) {
    walk.dropping = false;
    if (walk.unitDepth !== never) walk.unit.kept.resume(at);
  } else endUnit(walk, chunk, at);
}

function endUnit(walk: Walk, chunk: Buffer, at: number): void {
  walk.unitDepth = never;
  walk.watchDepth = never;
  if (walk.depth !== walk.entriesDepth) {
    walk.unit.end(chunk, at, never);
    return;
  }
  // What was found behind damage and has no request was no entry, only something like one.
  if (walk.damage !== null && !hasRequest(walk.unit.relevance)) {
    loseTheWay(walk);
    return;
  }
  reportDamage(walk);
  walk.unit.end(chunk, at, walk.index++);
}

/** The short way through an object or array that ends in this chunk and holds no surprise: the index behind it, or -1. */
export function passWhole(walk: Walk, chunk: Buffer, at: number): number {
  const { next, dropping, scanner, unit } = walk;
  const isEntry = !dropping && next === shape.entry;
  if (!dropping && !next.plain && !isEntry) return -1;
  const behind = isEntry ? scanner.entriesEnd(at, chunk.length) : scanner.containerEnd(at, chunk.length);
  if (behind === -1) {
    if (isEntry) becomeUnsure(unit.relevance);
    return -1;
  }
  const { lineFeeds, lastLineFeed, seen, entries } = scanner.passed();
  if (lineFeeds > 0) walk.lines.newLines(lineFeeds, lastLineFeed);
  if (isEntry) {
    unit.relevance.seen = seen;
    const condensed = maybeWanted(unit.relevance) ? condenseUnlessKnown(scanner, chunk, at, walk.on.knows) : null;
    if (condensed !== null) unit.condensed(chunk, condensed);
  }
  endValue(walk, chunk, behind);
  // The others were not wanted either.
  if (isEntry) walk.index += entries - 1;
  return behind;
}
