import type { CorsHeaderName, ExchangeRecord, Exemplar } from '../../../model/report.js';
import { formatSourceRef } from '../../../model/source-ref.js';
import { bodyLines } from '../../shared/body-lines.js';
import { wrap } from '../../shared/width.js';
import type { Show } from '../show.js';
import { type Line, line, type Span, span, wrapSpans } from '../span.js';
import type { DetailContext } from './context.js';
import { rule } from './writing.js';

/** One record as the input has it, the part that decided marked. */
export function evidenceLines(
  record: ExchangeRecord | Exemplar,
  title: string,
  context: DetailContext,
): readonly Line[] {
  const { show, width } = context;
  const where = show.path(formatSourceRef(record.source), Math.max(8, width - title.length - 12));
  return [rule(title, where, width), ...recordLines(record, show, width)];
}

/** The raw line of a log; of a recording, the lines of the exchange that matter. */
export function recordLines(record: ExchangeRecord | Exemplar, show: Show, width: number): readonly Line[] {
  if (record.raw === undefined) return exchangeLines(record, show, width);
  return wrapMarked(record.raw, decidingParts(record), show, width);
}

const longestRaw = 1500;

/** A raw line wrapped, the deciding parts marked. */
function wrapMarked(raw: string, parts: readonly Part[], show: Show, width: number): readonly Line[] {
  const marked = markParts(raw.slice(0, longestRaw), parts);
  return wrapSpans(
    marked.map(({ text, role }) => span(show.text(text, longestRaw), role)),
    width,
  );
}

/** `text` where it comes behind `before`. */
type Part = { readonly before: string; readonly text: string };

function markParts(raw: string, parts: readonly Part[]): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { before, text } of parts) {
    const found = raw.indexOf(before + text, from);
    if (found < 0) continue;
    const at = found + before.length;
    if (at > from) spans.push(span(raw.slice(from, at)));
    spans.push(span(text, 'marked'));
    from = at + text.length;
  }
  return from < raw.length ? [...spans, span(raw.slice(from))] : spans;
}

/** What of a log line the verdict rests on, in the order of the line: the method, then a status or a header's value. */
function decidingParts(record: ExchangeRecord | Exemplar): readonly Part[] {
  const values = failingHeaders(record).flatMap((name) => valuesOf(record, name));
  const parts: Part[] = [{ before: '', text: 'OPTIONS' }];
  if (record.status !== null) parts.push({ before: '" ', text: String(record.status) });
  for (const text of values) if (text !== '') parts.push({ before: '', text });
  return parts;
}

function exchangeLines(record: ExchangeRecord | Exemplar, show: Show, width: number): readonly Line[] {
  const method = record.type === 'preflight' ? 'OPTIONS' : (record.requestMethod ?? '');
  const answer = record.status === null || record.status === 0 ? 'no response' : String(record.status);
  const failing = new Set<string>(failingHeaders(record));
  const byStatus = failing.size === 0;
  const url = wrap(show.text(`${method} ${record.url}`, longestRaw), Math.max(10, width - answer.length - 3));
  const lines: Line[] = url.map((one, index) =>
    index === url.length - 1 ? [span(`${one} → `), span(answer, byStatus ? 'marked' : 'plain')] : line(one),
  );
  for (const [name, values] of Object.entries(answersOf(record) ?? {})) {
    for (const value of values ?? []) {
      const text = `${name}: ${show.text(value, longestRaw)}`;
      for (const one of wrap(text, width)) lines.push(line(one, failing.has(name) ? 'marked' : 'quiet'));
    }
    if (failing.has(name) && values?.length === 0) lines.push(line(`${name}: was not sent`, 'marked'));
  }
  for (const text of record.body === undefined ? [] : bodyLines(record.body)) {
    lines.push(...wrap(show.text(text, longestRaw), width).map((one) => line(one, 'failed')));
  }
  return lines;
}

/** The response headers whose checks failed. */
export function failingHeaders(record: ExchangeRecord | Exemplar): readonly CorsHeaderName[] {
  const names: Readonly<Partial<Record<string, CorsHeaderName>>> = {
    'allow-origin': 'access-control-allow-origin',
    'allow-credentials': 'access-control-allow-credentials',
    'allow-methods': 'access-control-allow-methods',
    method: 'access-control-allow-methods',
    'allow-headers': 'access-control-allow-headers',
    headers: 'access-control-allow-headers',
    redirect: 'location',
    'location-userinfo': 'location',
  };
  const failed = 'failedChecks' in record ? (record.failedChecks ?? []) : [];
  return failed.flatMap(({ check }) => names[check] ?? []);
}

/** The response that decided: to the preflight, or to the request where that one was blocked. */
function answersOf(record: ExchangeRecord | Exemplar) {
  if (!('answers' in record)) return null;
  return (record.stage === 'request' ? record.answers?.request : record.answers?.preflight) ?? record.answers?.request;
}

function valuesOf(record: ExchangeRecord | Exemplar, name: CorsHeaderName): readonly string[] {
  return answersOf(record)?.[name] ?? [];
}
