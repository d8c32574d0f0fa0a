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
  readonly merge: (other: Series) => void;
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
  // Most of those that are made for an endpoint stay empty, or hold one cell.
  let data = none;
  let length = 0;
  let level = 0;

  const width = () => widths[level] as number;

  /** The place of this bucket: where it is, or where it belongs. */
  const placeOf = (bucket: number): number => {
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
  };

  const insert = (place: number) => {
    if ((length + 1) * stride > data.length) {
      const grown = new Uint32Array(Math.max(stride * 2, data.length * 2));
      grown.set(data);
      data = grown;
    }
    const start = place * stride;
    if (place < length) data.copyWithin(start + stride, start, length * stride);
    for (let i = start; i < start + stride; i++) data[i] = 0;
    data[start + 3] = never;
    length++;
  };

  /** The place of this bucket, made where it is new. */
  let last = 0;
  const at = (bucket: number): number => {
    if (last < length && data[last * stride] === bucket) return last;
    last = placeOf(bucket);
    if (last === length || data[last * stride] !== bucket) {
      insert(last);
      data[last * stride] = bucket;
    }
    return last;
  };

  /** Nearly all that is added stands in the same cell as what was added before: it covers these seconds. */
  let from = 0;
  let to = 0;
  const turnTo = (second: number) => {
    const bucket = Math.floor(second / width());
    at(bucket);
    from = bucket * width();
    to = from + width();
  };

  const put = (cell: Cell) => {
    const place = at(Math.floor(cell.second / width())) * stride;
    fold(data, place, cell);
    coarsen();
  };

  const coarsen = () => {
    while (length > capacity) coarsenTo(level + 1);
    to = from;
  };

  const coarsenTo = (target: number) => {
    if (target <= level) return;
    const fine = cells();
    level = target;
    length = 0;
    for (const cell of fine) put(cell);
  };

  const cells = (): readonly Cell[] => {
    const list: Cell[] = [];
    for (let at = 0; at < length * stride; at += stride) list.push(cellAt(data, at, width()));
    return list;
  };

  return {
    add(time, bit, failed) {
      const second = Math.min(latest, Math.max(0, Math.floor(time / 1000)));
      if (second < from || second >= to) turnTo(second);
      const place = last * stride;
      data[place + 1] = (data[place + 1] as number) + 1;
      data[place + 5] = (data[place + 5] as number) | bit;
      if (failed) {
        data[place + 2] = (data[place + 2] as number) + 1;
        data[place + 3] = Math.min(data[place + 3] as number, second);
        data[place + 4] = Math.max(data[place + 4] as number, second);
        data[place + 6] = (data[place + 6] as number) | bit;
      }
      if (length > capacity) coarsen();
    },
    merge(other) {
      const theirs = other.cells();
      coarsenTo(widths.indexOf(other.width()));
      for (const cell of theirs) put(cell);
    },
    width,
    cells,
  };
}

function fold(data: Uint32Array, at: number, cell: Cell): void {
  data[at + 1] = (data[at + 1] as number) + cell.judged;
  data[at + 2] = (data[at + 2] as number) + cell.failed;
  data[at + 3] = Math.min(data[at + 3] as number, cell.firstFailed);
  data[at + 4] = Math.max(data[at + 4] as number, cell.lastFailed);
  data[at + 5] = (data[at + 5] as number) | cell.judgedClients;
  data[at + 6] = (data[at + 6] as number) | cell.failedClients;
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
