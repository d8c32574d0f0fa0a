/** What happened in one stretch of time. Times are whole seconds since the epoch. */
export type Cell = {
  /** Where the stretch begins. */
  readonly second: number;
  readonly judged: number;
  readonly failed: number;
  /** Of the failures; beyond the stretch where there are none. */
  readonly firstFailed: number;
  readonly lastFailed: number;
  /** Which clients were judged, and which failed: see `client-bits.ts`. */
  readonly judgedClients: number;
  readonly failedClients: number;
};

/**
 * What was judged and what failed over time, at the finest resolution that needs no more than a fixed number of cells.
 * That resolution depends on the set of times alone, so adding in any order, and merging in any grouping, gives the
 * same cells.
 */
export type Series = {
  /** `time` in milliseconds since the epoch; `client` as `clientBit` gives it. */
  readonly add: (time: number, client: number, failed: boolean) => void;
  readonly merge: (other: Pick<Series, 'width' | 'cells'>) => void;
  /** Seconds that one cell stands for. */
  readonly width: () => number;
  /** In order of time; only those in which something was judged. */
  readonly cells: () => readonly Cell[];
};

/** Each width divides the next, so that fine cells add up to coarse ones exactly. Seconds. */
export const widths: readonly number[] = [
  1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400, 604_800, 2_419_200, 31_449_600, 314_496_000,
];

/** Numbers kept for a cell, in this order: what `Cell` says, with the bucket for the second. */
const stride = 7;
const latest = 0xffff_fffe;
const never = 0xffff_ffff;
const none = new Uint32Array(0);

export function createSeries(capacity: number): Series {
  return new CellSeries(capacity);
}

/** A class, for there are thousands: what each of them does costs no memory. */
class CellSeries implements Series {
  private readonly capacity: number;
  // Most of those that are made for an endpoint stay empty, or hold one cell.
  private data = none;
  private length = 0;
  private level = 0;
  /** The place of the bucket that was looked for last. */
  private last = 0;
  /** Nearly all that is added stands in the same cell as what was added before: it covers these seconds. */
  private from = 0;
  private to = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  add(time: number, bit: number, failed: boolean): void {
    const second = Math.min(latest, Math.max(0, Math.floor(time / 1000)));
    if (second < this.from || second >= this.to) this.turnTo(second);
    const { data } = this;
    const place = this.last * stride;
    data[place + 1] = (data[place + 1] as number) + 1;
    data[place + 5] = (data[place + 5] as number) | bit;
    if (failed) {
      data[place + 2] = (data[place + 2] as number) + 1;
      data[place + 3] = Math.min(data[place + 3] as number, second);
      data[place + 4] = Math.max(data[place + 4] as number, second);
      data[place + 6] = (data[place + 6] as number) | bit;
    }
    if (this.length > this.capacity) this.coarsen();
  }

  merge(other: Pick<Series, 'width' | 'cells'>): void {
    const theirs = other.cells();
    this.coarsenTo(widths.indexOf(other.width()));
    for (const cell of theirs) this.put(cell);
  }

  width(): number {
    return widths[this.level] as number;
  }

  cells(): readonly Cell[] {
    const list: Cell[] = [];
    for (let at = 0; at < this.length * stride; at += stride) list.push(cellAt(this.data, at, this.width()));
    return list;
  }

  private turnTo(second: number): void {
    const width = this.width();
    const bucket = Math.floor(second / width);
    this.at(bucket);
    this.from = bucket * width;
    this.to = this.from + width;
  }

  private put(cell: Cell): void {
    const place = this.at(Math.floor(cell.second / this.width())) * stride;
    fold(this.data, place, numbersOf(cell), 0);
    this.to = this.from;
    this.coarsen();
  }

  private coarsen(): void {
    while (this.length > this.capacity) this.coarsenTo(this.level + 1);
  }

  private coarsenTo(target: number): void {
    if (target <= this.level) return;
    const { data } = this;
    const end = this.length * stride;
    const fineWidth = this.width();
    this.level = target;
    const width = this.width();
    // Cells stand in order: each is added to the one before, or moves behind it.
    let last = -stride;
    for (let at = 0; at < end; at += stride) {
      const bucket = Math.floor(((data[at] as number) * fineWidth) / width);
      if (last >= 0 && data[last] === bucket) {
        fold(data, last, data, at);
        continue;
      }
      last += stride;
      data.copyWithin(last, at, at + stride);
      data[last] = bucket;
    }
    this.length = last / stride + 1;
    this.last = 0;
    this.to = this.from;
  }

  /** The place of this bucket, made where it is new. */
  private at(bucket: number): number {
    if (this.last < this.length && this.data[this.last * stride] === bucket) return this.last;
    this.last = this.placeOf(bucket);
    if (this.last === this.length || this.data[this.last * stride] !== bucket) {
      this.insert(this.last);
      this.data[this.last * stride] = bucket;
    }
    return this.last;
  }

  /** The place of this bucket: where it is, or where it belongs. */
  private placeOf(bucket: number): number {
    const { data, length } = this;
    let low = 0;
    let high = length;
    // Nearly everything comes in the order of time.
    if (length > 0 && (data[(length - 1) * stride] as number) < bucket) return length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((data[middle * stride] as number) < bucket) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private insert(place: number): void {
    const end = this.length * stride;
    if (end + stride > this.data.length) {
      // There is never more than one too many.
      const cells = Math.min(Math.max(2, (this.length + 1) * 2), this.capacity + 1);
      const grown = new Uint32Array(cells * stride);
      grown.set(this.data);
      this.data = grown;
    }
    const { data } = this;
    const start = place * stride;
    if (start < end) data.copyWithin(start + stride, start, end);
    data.fill(0, start, start + stride);
    data[start + 3] = never;
    this.length++;
  }
}

/** Adds one cell to another: numbers as they are kept. */
function fold(data: Uint32Array, into: number, other: ArrayLike<number>, from: number): void {
  data[into + 1] = (data[into + 1] as number) + (other[from + 1] as number);
  data[into + 2] = (data[into + 2] as number) + (other[from + 2] as number);
  data[into + 3] = Math.min(data[into + 3] as number, other[from + 3] as number);
  data[into + 4] = Math.max(data[into + 4] as number, other[from + 4] as number);
  data[into + 5] = (data[into + 5] as number) | (other[from + 5] as number);
  data[into + 6] = (data[into + 6] as number) | (other[from + 6] as number);
}

function numbersOf(cell: Cell): readonly number[] {
  const { second, judged, failed, firstFailed, lastFailed, judgedClients, failedClients } = cell;
  return [second, judged, failed, firstFailed, lastFailed, judgedClients, failedClients];
}

function cellAt(data: Uint32Array, at: number, width: number): Cell {
  return {
    second: (data[at] as number) * width,
    judged: data[at + 1] as number,
    failed: data[at + 2] as number,
    firstFailed: data[at + 3] as number,
    lastFailed: data[at + 4] as number,
    judgedClients: data[at + 5] as number,
    failedClients: data[at + 6] as number,
  };
}
