import { judge } from '../../../src/causes/judge.js';
import type { ResponseFacts } from '../../../src/cors/facts.js';
import { checkPreflight } from '../../../src/cors/preflight-check.js';
import { checkResponse } from '../../../src/cors/response-check.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import type { HttpRecord } from '../../../src/model/http-record.js';
import { exchange } from '../../helpers/records.js';
import { type Answer, type Asked, ask } from './http.js';
import { type Page, preflightOf, requestOf } from './page.js';

/** GET, HEAD and POST without further headers go without a preflight. */
export type Browsed = Page & { readonly simple?: true };

export type Visit = {
  /** What became of it; the browser knows its credentials mode. */
  readonly passed: boolean;
  /** What the tool makes of a recording of it. */
  readonly finding: ExchangeFinding;
};

/** Does what a browser would do with a live server. */
export async function browse(port: number, page: Browsed): Promise<Visit> {
  const preflight = page.simple === true ? null : await exchangeRecord(preflightOf(port, page), page, 0);
  const sent = preflight === null || passes(preflight, page);
  const request = sent ? await exchangeRecord(requestOf(port, page), page, 1) : heldBack(port, page);
  const followUp = sent ? 'sent' : 'never-sent';
  const finding = judge(exchange({ preflight, request, followUp, origin: page.origin }));
  return { passed: sent && checkResponse(factsOf(request, page)).outcome === 'pass', finding };
}

function passes(preflight: HttpRecord, page: Browsed): boolean {
  const announced = { requestMethod: page.method, requestHeaders: page.headers };
  return checkPreflight({ ...factsOf(preflight, page), ...announced }).outcome === 'pass';
}

function factsOf({ status, responseHeaders, url }: HttpRecord, page: Browsed): ResponseFacts {
  const credentials = page.credentials ? 'include' : 'not-include';
  return { origin: page.origin, credentials, status, error: null, responseHeaders, url };
}

async function exchangeRecord(asked: Asked, page: Page, entry: number): Promise<HttpRecord> {
  return toRecord(asked, await ask(asked), page, entry);
}

function toRecord(asked: Asked, answer: Answer, page: Page, entry: number): HttpRecord {
  return {
    ...unanswered(asked, page, entry),
    status: answer.status,
    responseHeaders: { lines: answer.headers, recorded: 'all', repeats: 'kept' },
    sent: true,
  };
}

function heldBack(port: number, page: Browsed): HttpRecord {
  const record = unanswered(requestOf(port, page), page, 1);
  return { ...record, marks: { ...record.marks, error: 'net::ERR_FAILED' } };
}

function unanswered(asked: Asked, page: Page, entry: number): HttpRecord {
  return {
    source: { file: 'browser.har', entry },
    time: Date.UTC(2026, 10, 22, 12, 0, 0, entry),
    timeResolution: 1,
    client: '203.0.113.7',
    host: `127.0.0.1:${asked.port}`,
    url: `http://127.0.0.1:${asked.port}${asked.path}`,
    method: asked.method,
    requestHeaders: { lines: asked.headers, recorded: 'all', repeats: 'kept' },
    status: 0,
    responseHeaders: { lines: [], recorded: 'all', repeats: 'kept' },
    sent: false,
    marks: page.credentials && asked.method !== 'OPTIONS' ? { cookies: true } : {},
  };
}
