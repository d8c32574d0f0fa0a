import type { Group, Report } from '../../model/report.js';
import { exchangeDetail } from './detail/exchange-detail.js';
import { groupsDetail } from './detail/groups-detail.js';
import { placeDetail } from './detail/place-detail.js';
import { optionsDetail, sourceDetail } from './detail/source-detail.js';
import { fixFor } from './fixes-for.js';
import type { Row } from './lists/row.js';
import { selectedRow } from './rows.js';
import { createShow } from './show.js';
import { type Line, line } from './span.js';
import { type State, shownReport } from './state.js';

/** All lines about the selected row; the window over them is cut elsewhere. */
export function detailOf(state: State, width: number): readonly Line[] {
  const row = selectedRow(state);
  if (row === null) return nothingToShow(state);
  const report = shownReport(state);
  const key = [report, row, width, state.server, state.settings, row.subject.kind === 'source' ? state.reading : null];
  if (last !== null && key.every((part, index) => part === last?.key[index])) return last.lines;
  const lines = write(state, report, row, width);
  last = { key, lines };
  return lines;
}

/** What was written last: a screen is drawn more often than its detail changes. */
let last: { readonly key: readonly unknown[]; readonly lines: readonly Line[] } | null = null;

function write(state: State, report: Report | null, row: Row, width: number): readonly Line[] {
  const show = createShow(state.settings.ascii);
  const { subject } = row;
  if (subject.kind === 'source') return sourceDetail(subject, problemsOf(state, row), { report, show, width });
  if (subject.kind === 'options') return optionsDetail(subject, { report, show, width });
  const span = report ?? { first: null, last: null };
  if (subject.kind === 'exchange') return exchangeDetail(subject.record, { report: span, show, width });
  if (report === null) return [];
  const context = { report, show, width, fixFor: (group: Group) => fixFor(report, group, state) };
  if (subject.by !== 'cause') return placeDetail(row, subject.merged, context);
  return groupsDetail(subject.merged, subject.origin, context);
}

function problemsOf({ reading }: State, row: Row): readonly string[] {
  const ofFile = reading.problems.filter((problem) => problem.includes(row.key));
  return ofFile.length > 0 || reading.files.length > 1 ? ofFile : reading.problems;
}

function nothingToShow({ reading, report }: State): readonly Line[] {
  return report === null && reading.phase === 'done' ? [line('Nothing could be read.', 'quiet')] : [];
}
