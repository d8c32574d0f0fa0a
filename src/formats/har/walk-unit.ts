import type { Place } from './entry-shape.js';
import { lost, never, type Walk } from './walk.js';

/** An entry or the creator begins, which is to be cut out. */
export function beginUnit(walk: Walk, place: Place, first: number, at: number): void {
  walk.unit.begin(place, first, at, walk.lines.positionOf(at));
  walk.unitDepth = walk.depth;
  walk.watchDepth = walk.depth;
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
