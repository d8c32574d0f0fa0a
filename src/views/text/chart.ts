import type { Report } from '../../model/report.js';
import { formatClock, formatDayAndMinute, formatMinute, formatSpan, isSameDay } from '../shared/moments.js';
import { formatCount } from '../shared/numbers.js';
import { condense, sparkline } from '../shared/sparkline.js';
import { widthOf } from '../shared/width.js';
import type { Page } from './page.js';

/** The failures over time on one line, or nothing where there is no course to show. */
export function chart(report: Report, page: Page): readonly string[] {
  const { timeline } = report;
  if (timeline === null || timeline.failed.length < 2 || !timeline.failed.some((count) => count > 0)) return [];
  const end = endOf(timeline.start, timeline.bucketSeconds * timeline.failed.length);
  const format = formatFor(timeline.start, end, timeline.bucketSeconds);
  const range = `${format(timeline.start)} ─ ${format(end)}`;
  const most = Math.max(...timeline.failed);
  const room = page.width - 2 - widthOf(`failures per 00 min  ${range}, at most ${formatCount(most * 10)} `);
  const { values, step } = condense(timeline.failed, Math.max(8, room));
  const span = formatSpan(timeline.bucketSeconds * step);
  const label = span.startsWith('1 ') ? `failures/${span.slice(2)}` : `failures per ${span}`;
  const peak = `at most ${formatCount(Math.max(...values))}`;
  const line = `  ${label} ${page.styles.failed(sparkline(values))} ${range}`;
  return [widthOf(`${line}, ${peak}`) <= page.width ? `${line}, ${peak}` : line];
}

function formatFor(start: string, end: string, bucketSeconds: number): (iso: string) => string {
  if (!isSameDay(start, end)) return formatDayAndMinute;
  return bucketSeconds < 60 ? formatClock : formatMinute;
}

function endOf(start: string, seconds: number): string {
  return new Date(Date.parse(start) + seconds * 1000).toISOString();
}
