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
  return new MapCounts(capacity);
}

/** A class, for there are thousands: what each of them does costs no memory. */
class MapCounts implements Counts {
  private readonly capacity: number;
  // Most of those that are made stay empty.
  private kept: BoundedMap<Cell> | null = null;
  // The same value comes again and again; what stands here is where it is counted until the map changes.
  private lastValue = '';
  private last: Cell | null = null;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  cells(): BoundedMap<Cell> | null {
    return this.kept;
  }

  add(value: string, count = 1): void {
    if (this.last === null || value !== this.lastValue) {
      const cells = this.made();
      this.lastValue = value;
      this.last = cells.at(value) ?? cells.rest(value);
    }
    this.last.count += count;
  }

  merge(other: Counts): void {
    this.last = null;
    const theirs = other.cells();
    if (theirs !== null) this.made().merge(theirs);
  }

  top(limit: number): TopList {
    this.last = null;
    if (this.kept === null) return { items: [], others: 0 };
    const ordered = this.kept
      .entries()
      .map(([value, { count }]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    let others = 0;
    for (const { count } of ordered.slice(limit)) others += count;
    for (const [, { count }] of this.kept.rests()) others += count;
    return { items: ordered.slice(0, limit), others };
  }

  private made(): BoundedMap<Cell> {
    this.kept ??= createBoundedMap<Cell>({ capacity: this.capacity, make, fold, restKey });
    return this.kept;
  }
}
