import type { TopList } from '../model/report.js';
import { type BoundedMap, createBoundedMap } from './bounded-map.js';

type Cell = { count: number };

/** How often each value came, for a bounded number of values. */
export type Counts = {
  readonly add: (value: string, count?: number) => void;
  readonly merge: (other: Counts) => void;
  readonly top: (limit: number) => TopList;
  /** Null where nothing has been counted. */
  readonly cells: () => BoundedMap<Cell> | null;
};

const make = (): Cell => ({ count: 0 });
const fold = (into: Cell, from: Cell) => {
  into.count += from.count;
};
const restKey = () => '';

export function createCounts(capacity: number): Counts {
  // Most of those that are made stay empty.
  let cells: BoundedMap<Cell> | null = null;
  const madeCells = (): BoundedMap<Cell> => {
    cells ??= createBoundedMap<Cell>({ capacity, make, fold, restKey });
    return cells;
  };
  // The same value comes again and again; what stands here is where it is counted until the map changes.
  let lastValue = '';
  let last: Cell | null = null;
  return {
    cells: () => cells,
    add(value, count = 1) {
      if (last === null || value !== lastValue) {
        lastValue = value;
        last = madeCells().at(value) ?? madeCells().rest(value);
      }
      last.count += count;
    },
    merge(other) {
      last = null;
      const theirs = other.cells();
      if (theirs !== null) madeCells().merge(theirs);
    },
    top(limit) {
      last = null;
      if (cells === null) return { items: [], others: 0 };
      const ordered = cells
        .entries()
        .map(([value, { count }]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      let others = 0;
      for (const { count } of ordered.slice(limit)) others += count;
      for (const [, { count }] of cells.rests()) others += count;
      return { items: ordered.slice(0, limit), others };
    },
  };
}
