import type { Report } from '../../../model/report.js';
import { formatSpan } from '../../shared/moments.js';
import { formatCount } from '../../shared/numbers.js';
import { condense } from '../../shared/sparkline.js';
import { padEnd, padStart } from '../../shared/width.js';
import { columns, course, widthOfCourse } from '../charts.js';
import { failuresOverTime } from '../detail/since.js';
import { momentOf } from '../moment.js';
import type { Show } from '../show.js';
import { fitTo, justify, type Line, type Role, span } from '../span.js';
import type { Row } from './row.js';

const longestTitle = 64;

type Room = { readonly width: number; readonly title: number; readonly chart: number };

/** Charts of all rows share one axis, so that what began together stands one above the other. */
export function timelineRoom(report: Report | null, width: number): Room {
  const least = Math.max(10, Math.min(44, Math.floor(width * 0.34)));
  const buckets = report?.timeline?.failed.length ?? 0;
  const chart = widthOfCourse(buckets, Math.max(4, width - least - 12));
  // What the chart leaves is for the names.
  return { width, title: Math.max(least, Math.min(longestTitle, width - chart - 12)), chart };
}

/** All failures as a chart over the rows, its axis below; exactly `height` lines. */
export function timelineChart(report: Report | null, width: number, height: number): readonly Line[] {
  const lines: Line[] = [];
  const timeline = report?.timeline ?? null;
  if (report !== null && timeline !== null && height >= 4) {
    const { title, chart } = timelineRoom(report, width);
    const { values, step } = condense(timeline.failed, chart);
    const most = Math.max(...values);
    const per = formatSpan(timeline.bucketSeconds * step);
    const drawn = columns(timeline.failed, chart, height - 3);
    drawn.forEach((one, index) => {
      const label = index === 0 ? `at most ${formatCount(most)} failed` : index === 1 ? `in ${per}` : '';
      lines.push([span(padEnd(` ${label}`, title + 3), 'quiet'), span(one, 'failed')]);
    });
    lines.push([
      span(padEnd(' judged, failed or not', title + 3), 'quiet'),
      span(course(timeline.judged, chart).drawn, 'accent'),
    ]);
    lines.push(...axis(report, title, chart));
  }
  while (lines.length < height) lines.push([]);
  return lines.slice(0, height).map((one) => fitTo(one, width));
}

/** The onset marked, and the times at both ends. */
function axis(report: Report, title: number, chart: number): readonly Line[] {
  const { timeline } = report;
  if (timeline === null) return [];
  const moment = momentOf(report);
  const { onset } = course(timeline.failed, chart);
  const began = report.groups
    .map(({ verdict, first }) => (verdict === 'blocked' ? first : null))
    .filter((one) => one !== null);
  const [from] = began.sort();
  const label = from === undefined ? '' : `▲ ${moment(from)}`;
  const at = Math.max(0, Math.min(onset ?? 0, chart - label.length));
  const start = moment(timeline.start);
  const end = report.last === null ? '' : moment(report.last);
  return [
    [span(' '.repeat(title + 3 + at)), span(label, 'doubtful')],
    [span(' '.repeat(title + 3)), ...justify([span(start, 'quiet')], [span(end, 'quiet')], chart)],
  ];
}

/** The course of one cause. */
export function timelineCells(report: Report | null, width: number, show: Show): (row: Row) => Line {
  const { title, chart } = timelineRoom(report, width);
  return (row) => {
    const groups = row.subject.kind === 'groups' ? row.subject.merged.groups : [];
    const values = failuresOverTime(groups);
    const role: Role = row.verdict === 'blocked' ? 'failed' : 'doubtful';
    const glyph = row.verdict === 'blocked' ? '✘ ' : '? ';
    const name = row.badge === '' ? row.title : `${row.badge} ${row.title}`;
    return [
      span(glyph, role),
      span(padEnd(show.cell(name, title - 1), title)),
      span(padEnd(values.length === 0 ? '' : course(values, chart).drawn, chart), role),
      span(padStart(formatCount(row.count), 8), role),
    ];
  };
}
