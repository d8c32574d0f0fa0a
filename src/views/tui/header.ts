import type { Report } from '../../model/report.js';
import { formatClock, formatDay, formatDayAndMinute, formatMinute, isSameDay } from '../shared/moments.js';
import { countOf, formatCount, formatShare } from '../shared/numbers.js';
import { type Figures, figuresOf } from './figures.js';
import { shareRead } from './lists/source-cells.js';
import { formatBytes } from './moment.js';
import { liveRates } from './reading.js';
import type { Show } from './show.js';
import { justify, type Line, lineWidth, type Span, span } from './span.js';
import { type State, shownReport } from './state.js';

/** The program, its input, and how bad it is; what has no room is left out, the least telling first. */
export function headerLine(state: State, show: Show, width: number): Line {
  const report = shownReport(state);
  const figures = figuresOf(state);
  const { phase } = state.reading;
  // While reading, the counts are ahead of the report, and the line below tells how much was read.
  const told = state.frozen === null && (phase === 'reading' || phase === 'stopping') ? null : report;
  const parts: readonly (readonly [rank: number, part: Line])[] = [
    [5, [span('preflight-audit', 'strong')]],
    [3, [span(show.cell(inputNames(state), Math.max(12, Math.floor(width / 3))))]],
    [6, range(told)],
    [4, amount(told)],
    [2, [span(figures === null || figures.judged === 0 ? '' : countOf(figures.preflights, 'preflight'))]],
    [0, verdict(state, figures)],
  ];
  const status = statusOf(state);
  const kept = parts.filter(([, part]) => lineWidth(part) > 0);
  for (const rank of [6, 5, 4, 3, 2, 1]) {
    if (joined(kept).width + lineWidth(status) + 2 <= width) break;
    const at = kept.findIndex(([own]) => own === rank);
    if (at >= 0) kept.splice(at, 1);
  }
  return justify(joined(kept).line, [...status, span(' ')], width);
}

function joined(parts: readonly (readonly [number, Line])[]): { readonly line: Line; readonly width: number } {
  const line = parts.flatMap(([, part], index) => [span(index === 0 ? ' ' : '   '), ...part]);
  return { line, width: lineWidth(line) };
}

function inputNames({ settings }: State): string {
  const names = settings.files.map((file) => (file === '-' ? 'standard input' : file));
  const [first = ''] = names;
  const name = first.slice(first.lastIndexOf('/') + 1);
  return names.length > 1 ? `${name} +${names.length - 1}` : name;
}

function range(report: Report | null): Line {
  if (report === null || report.first === null || report.last === null) return [];
  const { first, last } = report;
  const dayOf = (iso: string) => formatDay(iso).slice(0, -5);
  if (formatDayAndMinute(first) === formatDayAndMinute(last)) {
    const end = formatClock(first) === formatClock(last) ? '' : `–${formatClock(last)}`;
    return [span(`${dayOf(first)} ${formatClock(first)}${end} UTC`, 'quiet')];
  }
  const end = isSameDay(first, last) ? formatMinute(last) : `${dayOf(last)} ${formatMinute(last)}`;
  return [span(`${dayOf(first)} ${formatMinute(first)}–${end} UTC`, 'quiet')];
}

function amount(report: Report | null): Line {
  if (report === null) return [];
  let lines = 0;
  let entries = 0;
  for (const { unit, read } of report.sources) {
    if (unit === 'lines') lines += read;
    else entries += read;
  }
  const parts = [
    ...(lines > 0 ? [`${abbreviate(lines)} lines`] : []),
    ...(entries > 0 ? [countOf(entries, 'entry', 'entries')] : []),
  ];
  return parts.length === 0 ? [] : [span(parts.join(', '), 'quiet')];
}

/** `61,207`, `5.0 M`. */
function abbreviate(count: number): string {
  return count < 1_000_000 ? formatCount(count) : `${(count / 1_000_000).toFixed(count < 10_000_000 ? 1 : 0)} M`;
}

function verdict(state: State, figures: Figures | null): Line {
  if (figures === null) return [];
  const { failed, judged, whole } = figures;
  if (failed > 0) return [span(`✘ ${formatCount(failed)} failed ${formatShare(failed, whole)}`, 'failed')];
  const { phase } = state.reading;
  if (phase === 'reading' || phase === 'stopping') return judged === 0 ? [] : [span('no failure so far', 'quiet')];
  if (judged === 0) return [span('nothing to judge', 'doubtful')];
  const report = shownReport(state);
  if (report?.recordsPreflights !== true || report.counts.passed === 0) return [span('? no failure found', 'doubtful')];
  return [span('✔ nothing failed', 'passed')];
}

function statusOf(state: State): Line {
  const { phase } = state.reading;
  const spans: Span[] = [];
  if (state.frozen !== null) spans.push(span('‖ frozen', 'doubtful'), span('  '));
  if (phase === 'reading') spans.push(span(`● reading${overall(state)}`, 'accent'));
  else if (phase === 'following') spans.push(span(`● live${rates(state)}`, 'accent'));
  else if (phase === 'stopping') spans.push(span('● stopping', 'doubtful'));
  else if (state.report?.partial === true) spans.push(span('! partial', 'doubtful'));
  return spans;
}

function rates({ reading }: State): string {
  const live = liveRates(reading);
  return live === null ? '' : `  ${live.judged.toFixed(1)} judged/s  ${live.failed.toFixed(1)} failed/s`;
}

/** Over all files whose size is known. */
function overall({ reading }: State): string {
  let read = 0;
  let size = 0;
  for (const file of reading.files) {
    if (file.size === null) return file.bytesRead > 0 ? ` ${formatBytes(file.bytesRead)}` : '';
    read += file.bytesRead;
    size += file.size;
  }
  const share = shareRead(read, size);
  return share === null ? '' : ` ${Math.floor(share * 100)} %`;
}
