import type { Group } from '../../../model/report.js';
import { since } from '../../text/incident.js';
import { course } from '../charts.js';
import { failing, type Merged } from '../lists/merge-groups.js';
import { momentOf } from '../moment.js';
import { type Line, span } from '../span.js';
import type { DetailContext } from './context.js';
import { besideLabel, labelled, labelWidth } from './writing.js';

/** When it began, whether it goes on, and the course of it with the beginning marked. */
export function sinceLines(all: Merged, context: DetailContext): readonly Line[] {
  const { report, show, width } = context;
  const merged = failing(all);
  if (merged.first === null || merged.last === null) return [];
  const text = sentence(merged, momentOf(report), report.last);
  return [...labelled('Since', show.text(text, 500), width), ...courseLines(merged, context)];
}

function sentence({ groups, first, last }: Merged, moment: (iso: string) => string, end: string | null): string {
  const [{ incident, verdict }] = groups;
  if (groups.length === 1 && incident !== null) return `${since(incident, { moment })}.`;
  if (first === last) return `${moment(first ?? '')}, once.`;
  if (verdict !== 'blocked') return `${moment(first ?? '')}, last at ${moment(last ?? '')}.`;
  return `${moment(first ?? '')}, ${isOver(last, end) ? 'last' : 'still going on'} at ${moment(last ?? '')}.`;
}

/** What failed last more than five minutes before the input ends may be over. */
function isOver(last: string | null, end: string | null): boolean {
  return last === null || end === null || Date.parse(end) - Date.parse(last) > 5 * 60_000;
}

/** The failures of all groups in the buckets of the report's timeline. */
export function failuresOverTime(groups: readonly Group[]): readonly number[] {
  const sums: number[] = [];
  for (const { failedOverTime } of groups) {
    for (let i = 0; i < failedOverTime.length; i++) sums[i] = (sums[i] ?? 0) + (failedOverTime[i] ?? 0);
  }
  return sums;
}

function courseLines({ groups, first }: Merged, { report, width }: DetailContext): readonly Line[] {
  const values = failuresOverTime(groups);
  const room = width - labelWidth;
  if (report.timeline === null || values.length < 2 || room < 16 || first === null) return [];
  const { drawn, onset } = course(values, room);
  const label = `▲ ${momentOf(report)(first)}`;
  const at = Math.min(onset ?? 0, Math.max(0, room - label.length));
  const marked = at < (onset ?? 0) ? ' '.repeat(at) + label.slice(2).padEnd((onset ?? 0) - at) : ' '.repeat(at);
  const pointer = at < (onset ?? 0) ? `${marked.slice(0, (onset ?? 0) - 1)} ▲` : marked + label;
  return besideLabel('', [[span(drawn, 'failed')], [span(pointer.slice(0, room), 'quiet')]]);
}
