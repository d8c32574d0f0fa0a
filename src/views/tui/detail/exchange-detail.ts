import type { ExchangeRecord, Exemplar, Report } from '../../../model/report.js';
import { formatSourceRef } from '../../../model/source-ref.js';
import { exceptionLines } from '../../shared/body-lines.js';
import { preciseMomentOf } from '../moment.js';
import type { Show } from '../show.js';
import { fitTo, justify, type Line, type Role, span, wrapSpans } from '../span.js';
import { comparePreflight, compareRequest } from './compare.js';
import { tableLines } from './comparison-table.js';
import { engineLines } from './engine-lines.js';
import { recordLines } from './evidence.js';
import { labelled, longestValue, rule, stacked } from './writing.js';

type Parts = { readonly report: Pick<Report, 'first' | 'last'>; readonly show: Show; readonly width: number };

/** One exchange: what was asked beside what was answered, what browsers say of it, and how the input has it. */
export function exchangeDetail(record: ExchangeRecord | Exemplar, parts: Parts): readonly Line[] {
  const { show, width } = parts;
  const where = show.path(formatSourceRef(record.source), Math.max(8, Math.floor(width / 2)));
  return stacked([
    headingLines(record, parts),
    ...comparisons(record, parts),
    engineLines(record.browser, show, width),
    [rule('As recorded', where, width), ...recordLines(record, show, width)],
    errorLogOf(record, parts),
    factLines(record, parts),
  ]);
}

/** The preflight and the response to the request, side by side where there is room for both. */
function comparisons(record: ExchangeRecord | Exemplar, parts: Parts): readonly (readonly Line[])[] {
  const hasPreflight = record.type === 'preflight';
  const then = hasPreflight ? followUpLines(record, parts) : [];
  if (!hasPreflight || !showsRequest(record)) {
    const rows = hasPreflight ? comparePreflight(record) : compareRequest(record);
    return [[...tableLines(hasPreflight ? 'Preflight' : 'Request', rows, parts), ...then]];
  }
  if (parts.width < leastForBoth) {
    return [
      [...tableLines('Preflight', comparePreflight(record), parts), ...then],
      tableLines('Request', compareRequest(record), parts),
    ];
  }
  const half = { ...parts, width: Math.floor((parts.width - 3) / 2) };
  const left = tableLines('Preflight', comparePreflight(record), half);
  const right = tableLines('Request', compareRequest(record), half);
  const rows = Array.from(
    { length: Math.max(left.length, right.length) },
    (_, index): Line => [...fitTo(left[index] ?? [], half.width), span(' │ ', 'quiet'), ...(right[index] ?? [])],
  );
  return [[...rows, ...then]];
}

const leastForBoth = 140;

function headingLines(record: ExchangeRecord, { report, show, width }: Parts): readonly Line[] {
  const time = record.time === null ? 'no time recorded' : preciseMomentOf(report)(record.time);
  const sure = record.verdict === 'passed' ? 'passed' : `${record.verdict}, ${record.certainty}`;
  const role: Role = record.verdict === 'blocked' ? 'failed' : record.verdict === 'passed' ? 'passed' : 'doubtful';
  const wanted = record.requestMethod ?? (record.type === 'preflight' ? 'OPTIONS' : 'request');
  const target = show.path(`${wanted} ${record.url}`, Math.max(10, width - sure.length - 2));
  const from = [record.client, record.origin].filter((part) => part !== null).map((part) => show.text(part));
  return [
    justify([span(target, 'strong')], [span(sure, role)], width),
    fitTo([span([time, ...from].join('  '), 'quiet')], width),
  ];
}

function followUpLines(record: ExchangeRecord, { report, show, width }: Parts): readonly Line[] {
  const { request } = record;
  const wanted = `${record.requestMethod ?? 'the announced request'} ${record.url}`;
  if (request === null) {
    const text =
      record.verdict === 'undecided' ? 'was not seen in this input' : 'was never sent, or is not in this input';
    return labelled('Then', show.text(`${wanted} ${text}`, longestValue), width, 'quiet');
  }
  const where = 'line' in request ? `line ${request.line}` : `entry ${request.entry}`;
  const answer = request.sent ? `was sent and answered ${request.status ?? 'without a status'}` : 'was never sent';
  const time = request.time === null ? '' : `, ${preciseMomentOf(report)(request.time)}`;
  return labelled(
    'Then',
    show.text(`${request.method} ${record.url} ${answer} (${where}${time})`, longestValue),
    width,
    'quiet',
  );
}

/** The answer to the request tells something where it came, or where there was nothing before it. */
function showsRequest(record: ExchangeRecord): boolean {
  return record.type === 'request' || record.request?.sent === true;
}

/** The line of the error log that belongs to this very exchange, and what stands around it. */
function errorLogOf(record: ExchangeRecord | Exemplar, { show, width }: Parts): readonly Line[] {
  const found = 'errorLog' in record ? record.errorLog : undefined;
  if (found === undefined) return [];
  const where = show.path(formatSourceRef(found.source), Math.max(8, Math.floor(width / 2)));
  const exception = found.exception === undefined ? [] : exceptionLines(found.exception);
  const texts = [found.text, ...found.context.slice(-mostContext)];
  return [
    rule('Error log', where, width),
    ...texts.flatMap((text) => wrapSpans([span(show.text(text, longestValue))], width)),
    ...exception.flatMap((text) => wrapSpans([span(show.text(text, longestValue), 'failed')], width)),
  ];
}

const mostContext = 10;

function factLines(record: ExchangeRecord, { show, width }: Parts): readonly Line[] {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['Causes', record.causes],
    ['Rests on', record.reasons],
    ['Unknown', record.missing.map((evidence) => evidence.replace(/^header:/, ''))],
    ['Also', record.warnings],
  ];
  return facts.flatMap(([label, words]) =>
    words.length === 0 ? [] : labelled(label, show.text(words.join(', '), longestValue), width, 'quiet'),
  );
}
