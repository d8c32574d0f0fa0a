import { announcedHeaders, announcedMethod } from '../cors/requested.js';
import type { ExchangeFinding } from '../model/finding.js';
import type { HttpRecord } from '../model/http-record.js';
import type { ExchangeRecord } from '../model/report.js';
import { positionOf } from '../model/source-ref.js';

/** Flattens a finding to the fields that the contract promises for a `preflight` or `request` record. */
export function toExchangeRecord(finding: ExchangeFinding): ExchangeRecord {
  const { exchange } = finding;
  const main = mainRecord(finding);
  const followUp = exchange.preflight === null ? null : exchange.request;
  return {
    type: finding.type,
    source: main.source,
    time: isoTime(main.time),
    client: main.client,
    host: main.host,
    url: main.url,
    origin: exchange.origin,
    ...(exchange.originInferred ? { originInferred: true as const } : {}),
    requestMethod: wantedMethod(finding),
    requestHeaders: wantedHeaders(main),
    status: main.status,
    verdict: finding.verdict,
    stage: finding.stage,
    cause: finding.causes[0] ?? null,
    causes: finding.causes,
    certainty: finding.certainty,
    browser: finding.browser,
    request: followUp === null ? null : toFollowUp(followUp, exchange.followUp === 'sent'),
    reasons: finding.reasons,
    missing: finding.missing,
    warnings: finding.warnings,
    ...(main.marks.raw === undefined ? {} : { raw: main.marks.raw }),
    ...(main.marks.errorLogId === undefined ? {} : { errorLogId: main.marks.errorLogId }),
    ...(main.marks.clientPort === undefined ? {} : { clientPort: main.marks.clientPort }),
    ...(main.marks.peer === undefined ? {} : { peer: main.marks.peer }),
    ...(main.marks.body === undefined ? {} : { body: main.marks.body }),
  };
}

/** The record a finding is about: the preflight, or the request that had none. */
export function mainRecord(finding: ExchangeFinding): HttpRecord {
  const record = finding.exchange.preflight ?? finding.exchange.request;
  if (record === null) throw new Error('an exchange has a preflight or a request');
  return record;
}

/** The method the page wanted to use: announced by the preflight, or that of the request itself. */
export function wantedMethod(finding: ExchangeFinding): string | null {
  const { preflight, request } = finding.exchange;
  const announced = preflight === null ? null : announcedMethod(preflight.requestHeaders);
  return announced ?? request?.method ?? null;
}

/** Names kept of one announcement; a browser sends a handful. */
const maximumNames = 200;

/** The header names a preflight announced, lower-case; null where the source does not record them. */
export function wantedHeaders(preflight: HttpRecord): readonly string[] | null {
  const names = announcedHeaders(preflight.requestHeaders);
  return names === null ? null : names.slice(0, maximumNames).map((name) => name.toLowerCase());
}

function toFollowUp(request: HttpRecord, sent: boolean): ExchangeRecord['request'] {
  const position = positionOf(request.source);
  const where = 'line' in request.source ? { line: position } : { entry: position };
  return { ...where, method: request.method, status: request.status, time: isoTime(request.time), sent };
}

/** ISO 8601 in UTC with milliseconds; null for no time, and for one that no calendar shows. */
export function isoTime(time: number | null): string | null {
  return time === null || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString();
}
