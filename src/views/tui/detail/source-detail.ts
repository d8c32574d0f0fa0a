import type { Report } from '../../../model/report.js';
import { formatSourceRef } from '../../../model/source-ref.js';
import { countOf, formatCount, formatShare } from '../../shared/numbers.js';
import { optionsWords } from '../../shared/options-words.js';
import type { Subject } from '../lists/row.js';
import { formatBytes } from '../moment.js';
import type { Show } from '../show.js';
import { type Line, line } from '../span.js';
import { labelled, rule, stacked } from './writing.js';

type Parts = { readonly report: Report | null; readonly show: Show; readonly width: number };

/** What was made of one input, and what of it could not be read. */
export function sourceDetail(
  { source, errorLog, progress }: Extract<Subject, { kind: 'source' }>,
  problems: readonly string[],
  { report, show, width }: Parts,
): readonly Line[] {
  const file = source?.file ?? errorLog?.file ?? progress?.file ?? '';
  const texts: readonly (readonly [string, string | null])[] = [
    ['Format', source === null ? null : `${source.format}: ${source.formatReason}`],
    ['Read', source === null ? null : readText(source)],
    [
      'Log',
      errorLog === null ? null : `an error log of ${countOf(errorLog.lines, 'line')}, looked into for the failures`,
    ],
    ['Bytes', progress === null || progress.bytesRead === 0 ? null : bytesText(progress.bytesRead, progress.size)],
    ['Server', source?.server ?? null],
    ['Partial', source?.partial === true ? 'it ended early: the numbers cover what was read up to there' : null],
    [
      'Silent',
      source?.recordsPreflights === false ? 'its recorder leaves preflights out: silence proves nothing' : null,
    ],
    ['Unlogged', source === null ? null : unloggedText(source.unrecordedHeaders)],
  ];
  const unread = (report?.unreadable ?? []).filter((one) => one.source.file === file);
  return stacked([
    [line(show.cell(file === '-' ? 'standard input' : file, width), 'strong')],
    texts.flatMap(([label, text]) => (text === null ? [] : labelled(label, show.text(text, 1000), width))),
    (source?.notes ?? []).flatMap((note) => labelled('Note', show.text(note, 1000), width)),
    unread.length === 0
      ? []
      : [
          rule('Not understood', '', width),
          ...unread.map((one) => line(show.cell(`${formatSourceRef(one.source)}  ${one.reason}`, width))),
        ],
    problems.length === 0
      ? []
      : [
          rule('Problems', '', width),
          ...problems.flatMap((problem) => labelled('', show.text(problem, 600), width, 'doubtful')),
        ],
  ]);
}

function readText({ read, unit, unreadable }: NonNullable<Extract<Subject, { kind: 'source' }>['source']>): string {
  const [one, many] = unit === 'lines' ? ['line', 'lines'] : ['entry', 'entries'];
  const all = countOf(read, one, many);
  return unreadable === 0 ? `${all}, all understood` : `${all}, ${formatCount(unreadable)} not understood`;
}

function unloggedText(names: readonly string[]): string | null {
  return names.length === 0 ? null : `${names.join(', ')}; preflight-audit log-format says how to log them`;
}

function bytesText(read: number, size: number | null): string {
  return size === null ? formatBytes(read) : `${formatBytes(read)} of ${formatBytes(size)}`;
}

/** Why an OPTIONS of this kind is no preflight. */
export function optionsDetail(
  { options, count }: Extract<Subject, { kind: 'options' }>,
  { report, show, width }: Parts,
): readonly Line[] {
  const words = optionsWords[options];
  let all = 0;
  for (const one of Object.values(report?.counts.optionsByKind ?? {})) all += one;
  const share = `${formatCount(count)} of ${countOf(all, 'OPTIONS that is no preflight', 'OPTIONS that are no preflights')} (${formatShare(count, all)})`;
  return stacked([
    [line(show.cell(`OPTIONS ${words.many}`, width), 'strong')],
    [...labelled('Why', words.why, width), ...labelled('Count', share, width)],
  ]);
}
