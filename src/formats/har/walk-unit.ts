import type { Place } from './entry-shape.js';
import * as shape from './entry-shape.js';
import { lost, never, type Walk } from './walk.js';

/** An entry or the creator begins, which is to be cut out. */
export function beginUnit(walk: Walk, place: Place, first: number, at: number): void {
  walk.unit.begin(place, first, at, walk.lines.positionOf(at));
  walk.unitDepth = walk.depth;
  walk.watchDepth = walk.depth;
}

/** How much of the next chunk's place an entry may take that waits for it. */
const longestWait = 128 * 1024;

/**
 * Lets the entry that has begun at `at` wait, as if it had not, until more of it is there: to go through it token by
 * token takes as long as a hundred whole ones. Returns whether it may.
 */
export function putOff(walk: Walk, at: number, end: number): boolean {
  const isEntry = !walk.dropping && walk.next === shape.entry;
  if (!isEntry || at < walk.mayWaitFrom || end - at > longestWait) return false;
  walk.unit.forget();
  walk.unitDepth = never;
  walk.watchDepth = never;
  walk.waitsAt = at;
  return true;
}

/** What is open is given up, and the next entry is to be looked for. */
export function loseTheWay(walk: Walk): void {
  walk.unit.forget();
  walk.dropping = false;
  walk.unitDepth = never;
  walk.watchDepth = never;
  walk.state = lost;
  walk.entryStart.reset();
}
