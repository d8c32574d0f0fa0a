import type { Report, SourceReport } from '../../model/report.js';
import { formatRange } from '../shared/moments.js';
import { countOf, formatCount, formatShare } from '../shared/numbers.js';
import { isScattered, whomItHurts } from './affected.js';
import { whenItFailed } from './incident.js';
import { flow, type Page, paragraph } from './page.js';

/** What was read; how bad it is; whom it hurts. */
export function headline(report: Report, page: Page): readonly string[] {
  const lines = [...flow(whatWasRead(report), page), ''];
  const verdict = howBad(report);
  const style = report.counts.failed > 0 ? page.styles.failed : page.styles.passed;
  const sure = report.counts.failed > 0 || (report.counts.passed > 0 && report.recordsPreflights);
  for (const line of paragraph(verdict, 2, page)) lines.push(sure ? style(line) : line);
  const when = whenItFailed(report, page) ?? firstAndLast(report, page);
  for (const sentence of [when, whomItHurts(report), countedTwice(report), silence(report), endedEarly(report)]) {
    if (sentence !== null) lines.push(...paragraph(sentence, 2, page));
  }
  return lines;
}

const mostNames = 3;

function whatWasRead(report: Report): readonly string[] {
  const parts = [report.tool.name, listNames(report.sources.map((source) => source.file))];
  const formats = [...new Set(report.sources.map((source) => source.format))];
  if (formats.length > 0) parts.push(listNames(formats));
  if (report.errorLogs.length > 0) parts.push(`with ${listNames(report.errorLogs.map((log) => log.file))}`);
  if (report.first !== null && report.last !== null) parts.push(formatRange(report.first, report.last));
  return parts;
}

function listNames(files: readonly string[]): string {
  const names = files.map((file) => (file === '-' ? 'standard input' : file));
  if (names.length <= mostNames + 1) return names.join(', ');
  return `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;
}

function howBad({ counts, recordsPreflights, sources }: Report): string {
  if (counts.failed === 0) {
    if (counts.preflights + counts.requests === 0) return nothingToJudge(sources);
    return recordsPreflights ? nothingFailed(counts) : 'No failure was found, which proves nothing here.';
  }
  const sentences: string[] = [];
  // What only its group convicts was undecided by itself, and only a preflight can be.
  const requestsBlocked = counts.blocked - counts.preflightsBlocked;
  const preflightsFailed = counts.failed - requestsBlocked;
  if (preflightsFailed > 0) {
    sentences.push(failedOf(preflightsFailed, counts.preflights, 'preflight', 'preflights'));
  } else if (counts.preflights > 0) {
    sentences.push(`None of ${countOf(counts.preflights, 'preflight')} failed.`);
  }
  if (requestsBlocked > 0) {
    sentences.push(
      failedOf(
        requestsBlocked,
        counts.requests,
        'cross-origin request without a preflight of its own',
        'cross-origin requests without preflights of their own',
      ),
    );
  }
  return sentences.join(' ');
}

function failedOf(failed: number, all: number, noun: string, plural: string): string {
  return `${formatCount(failed)} of ${countOf(all, noun, plural)} failed (${formatShare(failed, all)}).`;
}

function nothingFailed(counts: Report['counts']): string {
  const what = [
    ...(counts.preflights > 0 ? [countOf(counts.preflights, 'preflight')] : []),
    ...(counts.requests > 0 ? [`${countOf(counts.requests, 'cross-origin request')} without one`] : []),
  ].join(' and ');
  if (counts.undecided === 0) return `Nothing failed: ${what} passed.`;
  return `Nothing is known to have failed: of ${what}, ${formatCount(counts.passed)} passed and ${formatCount(counts.undecided)} could not be decided.`;
}

function nothingToJudge(sources: readonly SourceReport[]): string {
  const read = sources.map((source) => countOf(source.read, source.unit === 'lines' ? 'line' : 'entry', source.unit));
  return `No preflight was found in ${read.length === 0 ? 'the input' : read.join(' and ')}.`;
}

function firstAndLast(report: Report, page: Page): string | null {
  let first: string | null = null;
  let last: string | null = null;
  for (const group of report.groups) {
    if (group.verdict !== 'blocked') continue;
    if (group.first !== null && (first === null || group.first < first)) first = group.first;
    if (group.last !== null && (last === null || group.last > last)) last = group.last;
  }
  if (first === null || last === null) return null;
  if (first === last) return `It failed at ${page.moment(first)}.`;
  if (!isScattered(report)) return `The first failed at ${page.moment(first)}, the last at ${page.moment(last)}.`;
  return `They are scattered from ${page.moment(first)} to ${page.moment(last)}: no beginning and no end stands out.`;
}

/** A recording and the log of its server show the same requests, each with what the other hides. */
function countedTwice({ crossCheck }: Report): string | null {
  const matched = crossCheck?.matched ?? 0;
  if (matched === 0) return null;
  return `${countOf(matched, 'request')} ${matched === 1 ? 'stands' : 'stand'} in both the recording and the log, and ${matched === 1 ? 'is' : 'are'} counted in each.`;
}

function silence(report: Report): string | null {
  if (!report.recordsPreflights) {
    const files = listNames(report.sources.filter((one) => !one.recordsPreflights).map((one) => one.file));
    const more = report.counts.failed > 0 ? 'there may be more failures than these' : 'a failed one would not show';
    return `The recorder of ${files} leaves preflights out: ${more}. The network panel of Chrome or Firefox records them ("Save all as HAR").`;
  }
  if (report.counts.preflights + report.counts.requests > 0 || report.sources.length === 0) return null;
  return 'Either no page of another origin sent a request that needs one, or its OPTIONS was answered elsewhere: by a proxy in front, or by a server that writes another log.';
}

function endedEarly(report: Report): string | null {
  if (!report.partial) return null;
  const files = report.sources.filter((source) => source.partial).map((source) => source.file);
  return `${files.length === 0 ? 'The input' : listNames(files)} ended early: these numbers cover what was read up to there.`;
}
