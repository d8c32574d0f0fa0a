import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JudgedResponse } from '../../src/cors/examination.js';
import { needsPreflight, unsafeHeaderNames } from '../../src/cors/needs-preflight.js';
import { checkPreflight } from '../../src/cors/preflight-check.js';
import { checkResponse } from '../../src/cors/response-check.js';
import type { HeaderLine } from '../../src/model/http-record.js';
import type { Headers } from './facts.js';
import { bag } from './facts.js';

/**
 * What Chromium 156, Firefox 153 and WebKit 2.50 did with one server's answers; a line holds what differs from the
 * baseline: a page at `$O` fetches with PUT and X-Test and without credentials; the preflight answers 200 and allows
 * exactly that, the request answers 200 and allows `$O`.
 */
type MeasuredCase = {
  readonly id: string;
  readonly method?: string;
  readonly send?: Readonly<Record<string, string>>;
  readonly uploadListener?: boolean;
  readonly include?: boolean;
  readonly origin?: string;
  /** Null where no preflight was answered. */
  readonly preflight?: MeasuredResponse | null;
  readonly response?: MeasuredResponse;
  /** Whether Chromium, Firefox and WebKit sent a preflight, where they differ from what `preflight` says. */
  readonly asks?: readonly [boolean, boolean, boolean];
  readonly blocked?: 'preflight' | 'request';
  readonly chromium?: string;
  readonly parameter?: string;
  readonly firefox?: string;
  readonly webkit?: string;
};

type MeasuredResponse = {
  readonly status?: number;
  readonly error?: string;
} & { readonly [Name in 'origin' | 'methods' | 'headers' | 'credentials' | 'location' | 'allow']?: Headers[string] };

const page = 'http://127.0.0.1:8801';
const api = 'http://127.0.0.1:8802/c/';

const cases = readFileSync(new URL('measured-cases.ndjson', import.meta.url), 'utf8')
  .replaceAll('$O', page)
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as MeasuredCase);

const baseline = { preflight: { origin: page, methods: 'PUT', headers: 'x-test' }, response: { origin: page } };

function readResponse(of: 'preflight' | 'response', measured: MeasuredResponse = {}) {
  const { status = 200, error = null, ...headers } = measured;
  const responseHeaders = bag(status === 0 ? {} : { ...baseline[of], ...headers });
  return { status, error, responseHeaders };
}

function pageHeaders({ send = { 'X-Test': '1' } }: MeasuredCase): readonly HeaderLine[] {
  return Object.entries(send);
}

/** What the project makes of the same: the preflight first, then the request. */
function judge(measured: MeasuredCase): { readonly stage: 'preflight' | 'request'; readonly result: JudgedResponse } {
  const shared = {
    origin: measured.origin ?? page,
    credentials: measured.include === true ? ('include' as const) : ('not-include' as const),
    url: `${api}${measured.id}`,
  };
  if (measured.preflight !== null) {
    const result = checkPreflight({
      ...shared,
      ...readResponse('preflight', measured.preflight),
      requestMethod: measured.method === 'put' ? 'PUT' : (measured.method ?? 'PUT'),
      requestHeaders: unsafeHeaderNames(pageHeaders(measured)),
    });
    if (result.outcome !== 'pass') return { stage: 'preflight', result };
  }
  return { stage: 'request', result: checkResponse({ ...shared, ...readResponse('response', measured.response) }) };
}

describe.each(cases)('$id', (measured) => {
  test('has the verdict of all three engines', () => {
    const { stage, result } = judge(measured);
    expect(result.outcome === 'fail' ? stage : result.outcome).toBe(measured.blocked ?? 'pass');
  });

  test('has the error of each engine', () => {
    const { chromium, firefox, webkit } = judge(measured).result.engines;
    // What was not captured of an engine is not compared.
    const { blocked, parameter } = measured;
    expect(chromium?.error).toBe(blocked ? (measured.chromium ?? chromium?.error) : undefined);
    expect(parameter ?? chromium?.parameter).toBe(chromium?.parameter);
    expect(firefox?.error).toBe(blocked ? (measured.firefox ?? firefox?.error) : undefined);
    expect(webkit?.error).toBe(blocked ? (measured.webkit ?? webkit?.error) : undefined);
  });

  test('asks first where the engines did', () => {
    const preflighted = measured.preflight !== null;
    const request = {
      method: measured.method ?? 'PUT',
      headers: pageHeaders(measured),
      useCorsPreflight: measured.uploadListener === true,
    };
    const [chromium, firefox, webkit] = measured.asks ?? [preflighted, preflighted, preflighted];
    expect(needsPreflight(request, { clientHints: true })).toBe(chromium);
    expect(needsPreflight(request)).toBe(firefox);
    expect(firefox).toBe(webkit);
  });
});

test('the table is whole', () => {
  expect(cases).toHaveLength(188);
});
