import type { Incident, Report } from '../../model/report.js';
import { formatSpan } from '../shared/moments.js';
import { condense } from '../shared/sparkline.js';
import { bar, course } from './charts.js';
import { shareRead } from './lists/source-cells.js';
import { formatBytes, formatLeft, momentOf } from './moment.js';
import { byteRate, secondsLeft } from './reading.js';
import type { Show } from './show.js';
import { fitTo, justify, type Line, span } from './span.js';
import { type State, shownReport } from './state.js';

/** While reading, how far the current file is; then failures over time, with the beginning marked. */
export function chartLine(state: State, show: Show, width: number): Line {
  const { phase, current, files } = state.reading;
  if (phase === 'reading' || phase === 'stopping') {
    const file = files.find((one) => one.file === current);
    return file === undefined
      ? fitTo([span(' opening the input ...', 'quiet')], width)
      : progressLine(state, file.file, show, width);
  }
  const report = shownReport(state);
  return report === null ? fitTo([], width) : failureLine(report, width);
}

function progressLine({ reading }: State, name: string, show: Show, width: number): Line {
  const file = reading.files.find((one) => one.file === name) ?? { file: name, bytesRead: 0, size: null };
  const rate = byteRate(reading);
  const left = secondsLeft(file, rate);
  const share = shareRead(file.bytesRead, file.size);
  const number = reading.files.findIndex((one) => one.file === name) + 1;
  const label = `reading ${show.path(name === '-' ? 'standard input' : name, 30)}${reading.files.length > 1 ? ` (${number} of ${reading.files.length})` : ''}`;
  const facts = [
    ...(share === null ? [formatBytes(file.bytesRead)] : [`${Math.floor(share * 100)} %`]),
    ...(rate === null ? [] : [`${formatBytes(rate)}/s`]),
    ...(left === null ? [] : [`${formatLeft(left)} left`]),
  ].join('  ');
  const hint = width >= 110 ? 'Ctrl-C keeps what was read ' : '';
  const room = Math.max(0, Math.min(40, width - label.length - facts.length - hint.length - 8));
  const drawn = share === null ? '' : bar(share, 1, room);
  return justify(
    [span(` ${label}  `), span(drawn.padEnd(room), 'accent'), span(`  ${facts}`)],
    [span(hint, 'quiet')],
    width,
  );
}

function failureLine(report: Report, width: number): Line {
  const { timeline, incident } = report;
  if (timeline === null || !timeline.failed.some((count) => count > 0)) return fitTo([], width);
  const end = incident === null || width < 70 ? '' : `${whenItFailed(report, incident)} `;
  const labelFor = (step: number) => ` failures/${formatSpan(timeline.bucketSeconds * step).replace(/^1 /, '')}  `;
  const room = Math.max(4, width - labelFor(1).length - end.length - 4);
  const { step } = condense(timeline.failed, room);
  const { drawn } = course(timeline.failed, room);
  return justify([span(labelFor(step), 'quiet'), span(drawn, 'failed')], [span(end, 'quiet')], width);
}

function whenItFailed(report: Report, { began, ended }: Incident): string {
  const moment = momentOf(report);
  const from = began === null ? 'from the beginning' : `began ${moment(began)} ▲`;
  return ended === null ? `${from}  still going on` : `${from}  last ${moment(ended)}`;
}
