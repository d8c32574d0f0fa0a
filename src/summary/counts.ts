import type { TopList } from '../model/report.js';
import { type BoundedMap, createBoundedMap } from './bounded-map.js';

type Cell = { count: number };

/** How often each value came, for a bounded number of values. */
export type Counts = {
  readonly add: (value: string, count?: number) => void;
  readonly merge: (other: Counts) => void;
  readonly top: (limit: number) => TopList;
  readonly cells: BoundedMap<Cell>;
};

export function createCounts(capacity: number): Counts {
  const cells = createBoundedMap<Cell>({
    capacity,
    make: () => ({ count: 0 }),
    fold: (into, from) => {
      into.count += from.count;
    },
    restKey: () => '',
  });
  // The same value comes again and again; what stands here is where it is counted until the map changes.
  let lastValue = '';
  let last: Cell | null = null;
  return {
    cells,
    add(value, count = 1) {
      if (last === null || value !== lastValue) {
        lastValue = value;
        last = cells.at(value) ?? cells.rest(value);
      }
      last.count += count;
    },
    merge(other) {
      last = null;
      cells.merge(other.cells);
    },
    top(limit) {
      last = null;
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
