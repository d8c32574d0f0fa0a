import type { Fix } from '../../fixes/fix.js';
import type { ExchangeRecord, Group, Report } from '../../model/report.js';
import { clean } from '../shared/clean.js';
import { toSafeJson } from '../shared/escape-json.js';
import { cleanFix } from '../text/fix-block.js';
import { text as textReport } from '../text.js';
import type { Step } from './action.js';
import { allFixes, fixFor } from './fixes-for.js';
import { selectedRow } from './rows.js';
import { type State, shownReport } from './state.js';

export type Pickable = { readonly what: string; readonly text: string };

/** Letters after `y` and `p`, in the order of the footer. */
export const picks: readonly (readonly [letter: string, what: string])[] = [
  ['y', 'fix'],
  ['u', 'URL'],
  ['o', 'origin'],
  ['c', 'curl'],
  ['j', 'JSON'],
];

/** What was picked goes to the clipboard or to the plain screen. */
export function picked(state: State, letter: string): Step<State> {
  if (state.overlay?.kind !== 'pick') return [state, []];
  const { verb } = state.overlay;
  const closed: State = { ...state, overlay: null };
  if (letter === 'escape' || letter === 'q') return [closed, []];
  const report = shownReport(state);
  if (report === null) return [{ ...closed, message: 'There is nothing yet.' }, []];
  if (verb === 'print' && letter === 'r') return [closed, [{ type: 'print', text: wholeReport(state, report) }]];
  // The same letter twice is the fix: `yy`, `pp`.
  const wanted = verb === 'print' && letter === 'p' ? 'y' : letter;
  const what = picks.find(([own]) => own === wanted)?.[1];
  if (what === undefined) return [{ ...closed, message: `Nothing is called "${clean(letter, 20)}".` }, []];
  const text = textOf(state, report, what);
  if (text === null) return [{ ...closed, message: `There is no ${what} here.` }, []];
  return [closed, [verb === 'copy' ? { type: 'copy', what, text } : { type: 'print', text }]];
}

function wholeReport(state: State, report: Report): string {
  const fixes = allFixes(report, state);
  const options = { width: Math.max(40, state.size.columns), color: false, ascii: state.settings.ascii };
  return [...textReport.render({ report, fixes }, options)].join('');
}

/** Harmless as text to paste: controls are written out, and what a shell or a server reads has come through the grammar. */
function textOf(state: State, report: Report, what: string): string | null {
  const subject = selectedRow(state)?.subject;
  if (subject?.kind !== 'groups' && subject?.kind !== 'exchange') return null;
  const group: Group | null = subject.kind === 'groups' ? subject.merged.groups[0] : subject.group;
  const record: ExchangeRecord | null =
    subject.kind === 'exchange'
      ? subject.record
      : (group?.exemplars.find(({ origin }) => subject.origin === null || origin === subject.origin) ?? null);
  const fix = group === null ? null : fixFor(report, group, state);
  switch (what) {
    case 'fix':
      return fix === null ? null : fixText(cleanFix(fix));
    case 'curl':
      return fix?.tryIt[fix.tryIt.shownBy] ?? null;
    case 'URL':
      return record === null ? null : clean(record.url);
    case 'origin':
      return record?.origin == null ? null : clean(record.origin);
    default:
      return toSafeJson(subject.kind === 'exchange' ? record : group, 2);
  }
}

/** The configuration alone where there is some, so that it can be pasted as it is. */
function fixText({ parts, notes, why }: Fix): string {
  if (parts.length === 0) return [why, ...notes].join('\n');
  return parts.map(({ text }) => text).join('\n\n');
}
