import type { Cell } from './series.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Cells of one width, in seconds. */
export type Track = { readonly width: number; readonly cells: readonly Cell[] };

/**
 * What was judged in all (`whole`) with the failures of a part of it, in cells of the coarsest width among them, in
 * order of time.
 */
export function overlay(whole: readonly Track[], part: readonly Track[]): readonly Cell[] {
  const width = Math.max(1, ...whole.map((track) => track.width), ...part.map((track) => track.width));
  const byBucket = new Map<number, Mutable<Cell>>();
  const cellAt = (second: number): Mutable<Cell> => {
    const bucket = Math.floor(second / width);
    let cell = byBucket.get(bucket);
    if (cell === undefined) {
      cell = { ...empty, second: bucket * width };
      byBucket.set(bucket, cell);
    }
    return cell;
  };
  for (const { cells } of whole) {
    for (const from of cells) {
      const into = cellAt(from.second);
      into.judged += from.judged;
      into.judgedClients |= from.judgedClients;
    }
  }
  for (const { cells } of part) {
    for (const from of cells) {
      if (from.failed === 0) continue;
      const into = cellAt(from.second);
      into.failed += from.failed;
      into.failedClients |= from.failedClients;
      into.firstFailed = Math.min(into.firstFailed, from.firstFailed);
      into.lastFailed = Math.max(into.lastFailed, from.lastFailed);
      // Where too many endpoints were seen to keep them all, the part may be more than what is left of the whole.
      into.judged = Math.max(into.judged, into.failed);
      into.judgedClients |= from.failedClients;
    }
  }
  return [...byBucket.values()].sort((a, b) => a.second - b.second);
}

const empty: Cell = {
  second: 0,
  judged: 0,
  failed: 0,
  firstFailed: Number.POSITIVE_INFINITY,
  lastFailed: 0,
  judgedClients: 0,
  failedClients: 0,
};
