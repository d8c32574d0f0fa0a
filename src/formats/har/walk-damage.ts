import { formatPosition, longestExcerpt } from './cut-entry.js';
import * as shape from './entry-shape.js';
import { memberPlace } from './entry-shape.js';
import * as json from './json-bytes.js';
import { becomeUnsure } from './relevance.js';
import { atColon, atValue, never, type Walk } from './walk.js';
import { beginUnit, loseTheWay } from './walk-unit.js';

/** The byte at `at` cannot stand there. What was open is given up, and the next entry is looked for from here on. */
export function fail(walk: Walk, chunk: Buffer, at: number, reason: string): number {
  if (walk.damage === null) {
    const excerpt = walk.unitDepth === never ? '' : walk.unit.kept.peek(chunk, at, longestExcerpt);
    const index = walk.entriesDepth > 0 ? walk.index : null;
    walk.damage = { at: walk.lines.positionOf(at), reason, index, excerpt };
  }
  loseTheWay(walk);
  return at;
}

/** The damage has come to an end, or the input has. */
export function reportDamage(walk: Walk): void {
  const { damage } = walk;
  if (damage === null) return;
  const what = `${damage.reason} at ${formatPosition(damage.at)}`;
  if (damage.index === null) walk.on.note(`The document is damaged: ${what}.`);
  else walk.on.broken(walk.index++, what, damage.excerpt, damage.at);
  walk.damage = null;
}

/** An entry begins where it cannot: bytes are missing before it. `at` is behind the name of its first member. */
export function failAtEntry(walk: Walk, chunk: Buffer, at: number, name: string): void {
  fail(walk, chunk, at, 'an entry begins inside another');
  resumeAtEntry(walk, at, name, atColon);
}

/** Looks for what can only be the beginning of an entry. */
export function seekEntry(walk: Walk, chunk: Buffer, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = chunk[at] as number;
    if (byte === json.LF) walk.lines.newLine(at);
    if (byte > json.SPACE) walk.lastByte = byte;
    if (!walk.entryStart.step(byte)) continue;
    resumeAtEntry(walk, at + 1, walk.entryStart.name(), atValue);
    return at + 1;
  }
  return end;
}

/** Goes on behind the name of an entry's first member, or its colon, as if `log.entries` had been open all along. */
function resumeAtEntry(walk: Walk, at: number, name: string, state: number): void {
  const above = walk.bareLog ? [shape.root] : [shape.root, shape.log];
  const open = [shape.dropped, ...above, shape.entries, shape.entry];
  for (const [depth, place] of open.entries()) {
    walk.places[depth] = place;
    walk.isArray[depth] = place === shape.entries ? 1 : 0;
  }
  walk.recovered = true;
  walk.entriesFound = true;
  walk.entriesDepth = open.indexOf(shape.entries);
  walk.depth = walk.entriesDepth;
  beginUnit(walk, shape.entry, json.OPEN_BRACE, at);
  becomeUnsure(walk.unit.relevance);
  walk.unit.kept.beginWith(Buffer.from(state === atValue ? `{"${name}":` : `{"${name}"`), at);
  walk.depth++;
  walk.state = state;
  walk.next = memberPlace(shape.entry, name);
}
