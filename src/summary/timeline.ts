import type { Timeline } from '../model/report.js';
import { type Cell, type Series, widths } from './series.js';

/** Buckets of a timeline, at most: what a chart can show. */
const capacity = 240;

/**
 * The series of the report, in buckets that start on the clock; null without times. `convicted` are failures that only
 * their group showed to be some: the series counts them as judged alone.
 */
export function toTimeline(series: Series, convicted: readonly Cell[] = []): Timeline | null {
  const cells = series.cells();
  const first = cells[0];
  const last = cells[cells.length - 1];
  if (first === undefined || last === undefined) return null;
  let level = widths.indexOf(series.width());
  while (level < widths.length - 1 && (last.second - first.second) / (widths[level] as number) > capacity) level++;
  const width = widths[level] as number;
  const start = Math.floor(first.second / width);
  const length = Math.floor(last.second / width) - start + 1;
  const judged = new Array<number>(length).fill(0);
  for (const cell of cells) {
    const bucket = Math.floor(cell.second / width) - start;
    judged[bucket] = (judged[bucket] as number) + cell.judged;
  }
  const empty = { start: new Date(start * width * 1000).toISOString(), bucketSeconds: width, judged, failed: [] };
  return { ...empty, failed: failedOverTime([...cells, ...convicted], empty) };
}

/** The failures of these cells in the buckets of the report's timeline; empty where there is none. */
export function failedOverTime(
  cells: readonly Cell[],
  timeline: Pick<Timeline, 'start' | 'bucketSeconds' | 'judged'> | null,
): readonly number[] {
  if (timeline === null) return [];
  const start = Date.parse(timeline.start) / 1000;
  const counts = new Array<number>(timeline.judged.length).fill(0);
  for (const { second, failed } of cells) {
    const bucket = Math.floor((second - start) / timeline.bucketSeconds);
    counts[bucket] = (counts[bucket] as number) + failed;
  }
  return counts;
}
