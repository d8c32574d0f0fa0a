import type { HeaderBag, HeaderLine, HttpRecord, RecordMarks } from '../../model/http-record.js';
import { nothingRecorded } from '../../model/http-record.js';
import type { SourceRef } from '../../model/source-ref.js';
import { bodyFindings } from './body-findings.js';
import { readMarks } from './entry-marks.js';
import { type HarHeaders, readHarHeaders, splitAtLineFeeds, withoutDoubles } from './har-headers.js';
import { parseHarTime } from './har-time.js';
import { authorityOf, withoutFragment } from './har-url.js';
import { type HarObject, isObject, listAt, objectAt, ownAt, stringAt } from './har-value.js';
import type { ParsedEntry } from './parse-entry.js';
import { type Recorder, runsHeadersTogether } from './recorders.js';

const noHeaders: HarHeaders = { lines: [], authority: null, complete: false };
const preflightHeaders = ['origin', 'access-control-request-method', 'access-control-request-headers'];

export type Unusable = { readonly reason: string };

/** One entry of a HAR as a record, or the reason why it is none. Method and URL may be empty. What was cut out of it comes beside it. */
export function entryToRecord(
  entry: unknown,
  { body, headers }: Pick<ParsedEntry, 'body' | 'headers'>,
  source: SourceRef,
  recorder: Recorder,
): HttpRecord | Unusable {
  if (!isObject(entry)) return { reason: 'the entry is not an object' };
  const request = ownAt(entry, 'request');
  if (!isObject(request)) return { reason: 'the entry has no request' };
  const method = ownAt(request, 'method');
  if (typeof method !== 'string') return { reason: 'the request has no method' };
  const url = stringAt(request, 'url') ?? '';

  const response = objectAt(entry, 'response');
  const status = readStatus(ownAt(response, 'status'));
  const planned = headersOf(request, headers.request, recorder);
  const onTheWire = wasOnTheWire(planned, recorder);
  const marks = readMarks(entry, planned.lines, recorder);
  const answer = headersOf(response, headers.response, recorder);
  const said =
    method === 'OPTIONS' && isFailure(status)
      ? bodyFindings(objectAt(response, 'content'), body, firstOf(answer.lines, 'content-type'))
      : null;
  return {
    source,
    time: parseHarTime(ownAt(entry, 'startedDateTime')),
    timeResolution: 1,
    client: null,
    host: authorityOf(url) ?? planned.authority ?? firstOf(planned.lines, 'host'),
    url: withoutFragment(url),
    method,
    requestHeaders: requestBag(planned, onTheWire),
    status,
    responseHeaders: responseBag(answer, response, status, onTheWire, marks),
    sent: wasSent(entry, onTheWire, marks, recorder),
    marks: said === null ? marks : { ...marks, body: said },
  };
}

/** A status as number or digits; -1 stands for 0, no response. Null where it is none. */
function readStatus(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,3}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return null;
  if (number === -1 || number === 0) return 0;
  return number >= 100 && number <= 999 ? number : null;
}

function isFailure(status: number | null): boolean {
  return status !== null && (status < 200 || status > 299);
}

function headersOf(message: HarObject, cut: HarHeaders | null, recorder: Recorder): HarHeaders {
  const list = listAt(message, 'headers');
  const headers = cut ?? (list === null ? noHeaders : readHarHeaders(list));
  if (!runsHeadersTogether(recorder)) return headers;
  return { ...headers, lines: withoutDoubles(splitAtLineFeeds(headers.lines)) };
}

/** Headers that a page only planned to send show no Host; what a proxy saw, and what Firefox shows, is complete. */
function wasOnTheWire(headers: HarHeaders, recorder: Recorder): boolean {
  if (recorder.headers !== 'page') return true;
  return headers.authority !== null || firstOf(headers.lines, 'host') !== null;
}

function requestBag(headers: HarHeaders, onTheWire: boolean): HeaderBag {
  if (headers.lines.length === 0) return nothingRecorded;
  if (onTheWire && headers.complete) return { lines: headers.lines, recorded: 'all', repeats: 'kept' };
  const recorded = namesOf(headers.lines);
  // A preflight is made of these three; a recorder that shows one of them shows all.
  if (recorded.has('access-control-request-method')) for (const name of preflightHeaders) recorded.add(name);
  return { lines: headers.lines, recorded, repeats: 'kept' };
}

function responseBag(
  headers: HarHeaders,
  response: HarObject,
  status: number | null,
  onTheWire: boolean,
  marks: RecordMarks,
): HeaderBag {
  const lines = withLocation(headers.lines, response, status);
  if (lines.length === 0) return nothingRecorded;
  // What a service worker passed on has lost the headers that CORS is about.
  const whole = headers.complete && headers.lines.length > 0 && onTheWire && marks.serviceWorker !== true;
  return { lines, recorded: whole ? 'all' : namesOf(lines), repeats: 'kept' };
}

function withLocation(lines: readonly HeaderLine[], response: HarObject, status: number | null): readonly HeaderLine[] {
  const target = stringAt(response, 'redirectURL');
  const isRedirect = status !== null && status >= 300 && status <= 399;
  if (target === null || !isRedirect || firstOf(lines, 'location') !== null) return lines;
  return [...lines, ['location', target]];
}

/** Whether the request left the browser; each recorder has a sign of its own for one that was held back. */
function wasSent(entry: HarObject, onTheWire: boolean, marks: RecordMarks, recorder: Recorder): boolean | null {
  if (recorder.headers === 'wire') return true;
  if (marks.fromCache === true || marks.serviceWorker === true) return null;
  const response = objectAt(entry, 'response');
  const status = ownAt(response, 'status');
  if (typeof status === 'number' && status > 0) return true;
  if (status !== 0) return null;
  const timings = ownAt(entry, 'timings');
  if (isObject(timings) && Object.keys(timings).length === 0) return false;
  if (recorder.headers === 'planned') return true;
  // Chrome always writes `_error`, if only null, and leaves the protocol of a request empty that never got a connection.
  if (ownAt(response, '_error') === undefined) return null;
  return onTheWire || stringAt(objectAt(entry, 'request'), 'httpVersion') !== null;
}

function namesOf(lines: readonly HeaderLine[]): Set<string> {
  return new Set(lines.map(([name]) => name));
}

function firstOf(lines: readonly HeaderLine[], wanted: string): string | null {
  for (const [name, value] of lines) if (name === wanted) return value;
  return null;
}
