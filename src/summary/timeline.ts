import type { Timeline } from '../model/report.js';

/** Each width divides the next, so that fine buckets add up to coarse ones exactly. Seconds. */
const widths = [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400, 604_800, 2_419_200, 31_449_600, 314_496_000] as const;

/** Buckets kept while counting; the report has fewer, so counting is never the coarser of the two. */
const countingCapacity = 7200;
export const reportCapacity = 240;

export type TimelineTally = {
  readonly add: (time: number, failed: boolean) => void;
  readonly merge: (other: TimelineTally) => void;
  readonly toTimeline: () => Timeline | null;
  readonly buckets: () => Buckets;
};

type Buckets = {
  readonly width: number;
  /** First and last second counted. */
  readonly first: number;
  readonly last: number;
  readonly judged: ReadonlyMap<number, number>;
  readonly failed: ReadonlyMap<number, number>;
};

/** Counts judged and failed exchanges over time, in `capacity` buckets or so. Times are milliseconds since the epoch. */
export function createTimelineTally(capacity = countingCapacity): TimelineTally {
  let level = 0;
  let judged = new Map<number, number>();
  let failed = new Map<number, number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;

  const width = () => widthAt(level);

  const cover = (from: number, to: number) => {
    first = Math.min(first, from);
    last = Math.max(last, to);
    const before = level;
    while (level < widths.length - 1 && (last - first) / width() > capacity) level++;
    if (level === before) return;
    judged = coarsen(judged, widthAt(before), width());
    failed = coarsen(failed, widthAt(before), width());
  };

  const count = (second: number, judgedCount: number, failedCount: number) => {
    const bucket = Math.floor(second / width());
    if (judgedCount > 0) judged.set(bucket, (judged.get(bucket) ?? 0) + judgedCount);
    if (failedCount > 0) failed.set(bucket, (failed.get(bucket) ?? 0) + failedCount);
  };

  return {
    add(time, isFailed) {
      const second = Math.floor(time / 1000);
      cover(second, second);
      count(second, 1, isFailed ? 1 : 0);
    },
    merge(other) {
      const theirs = other.buckets();
      if (theirs.judged.size === 0) return;
      cover(theirs.first, theirs.last);
      for (const [bucket, judgedCount] of theirs.judged) {
        count(bucket * theirs.width, judgedCount, theirs.failed.get(bucket) ?? 0);
      }
    },
    toTimeline() {
      if (judged.size === 0) return null;
      let reportLevel = level;
      while (reportLevel < widths.length - 1 && (last - first) / widthAt(reportLevel) > reportCapacity) reportLevel++;
      const reportWidth = widthAt(reportLevel);
      const start = Math.floor(first / reportWidth);
      const length = Math.floor(last / reportWidth) - start + 1;
      const series = (counts: ReadonlyMap<number, number>) => {
        const coarse = coarsen(counts, width(), reportWidth);
        return Array.from({ length }, (_, i) => coarse.get(start + i) ?? 0);
      };
      return {
        start: new Date(start * reportWidth * 1000).toISOString(),
        bucketSeconds: reportWidth,
        judged: series(judged),
        failed: series(failed),
      };
    },
    buckets: () => ({ width: width(), first, last, judged, failed }),
  };
}

function widthAt(level: number): number {
  return widths[level] as number;
}

function coarsen(counts: ReadonlyMap<number, number>, from: number, to: number): Map<number, number> {
  const coarse = new Map<number, number>();
  for (const [bucket, count] of counts) {
    const target = Math.floor((bucket * from) / to);
    coarse.set(target, (coarse.get(target) ?? 0) + count);
  }
  return coarse;
}
