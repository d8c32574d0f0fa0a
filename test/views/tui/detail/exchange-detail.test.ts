import { describe, expect, it } from 'vitest';
import type { Exemplar } from '../../../../src/model/report.js';
import { comparePreflight, compareRequest } from '../../../../src/views/tui/detail/compare.js';
import { exchangeDetail } from '../../../../src/views/tui/detail/exchange-detail.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { lineWidth, textOf } from '../../../../src/views/tui/span.js';
import { madeUpRecord } from '../../made-up-report.js';
import { corsHeaders, headerRefused, report } from '../report.js';

function detail(record: Exemplar, width = 110): string {
  const lines = exchangeDetail(record, { report, show: createShow(false), width });
  for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(Math.max(40, width));
  return lines.map((line) => textOf(line).trimEnd()).join('\n');
}

const marksOf = (rows: ReturnType<typeof comparePreflight>) => rows.map(({ what, mark }) => `${what} ${mark}`);

describe('comparePreflight', () => {
  it('marks the check that broke, and what it stumbled over', () => {
    const rows = comparePreflight(headerRefused);
    expect(marksOf(rows).slice(0, 5)).toEqual([
      'status passed',
      'origin passed',
      'credentials unknown',
      'method passed',
      'headers failed',
    ]);
    expect(rows[4]).toMatchObject({
      asked: 'content-type, x-tenant',
      answered: 'content-type, authorization',
      over: 'x-tenant',
    });
  });

  it('keeps what was not recorded apart from what was not sent', () => {
    const rows = comparePreflight(madeUpRecord());
    expect(rows.find(({ what }) => what === 'method')).toMatchObject({
      asked: 'not recorded',
      answered: 'not recorded',
      mark: 'unknown',
    });
    const unsent = {
      ...headerRefused,
      answers: { preflight: corsHeaders({ 'access-control-allow-methods': [] }), request: null },
    };
    expect(comparePreflight(unsent).find(({ what }) => what === 'method')).toMatchObject({ answered: 'not sent' });
  });

  it('says that credentials were wanted where only that explains it', () => {
    const failed = (stage: 'preflight', reasons: readonly string[]): Exemplar => ({
      ...headerRefused,
      reasons,
      failedChecks: [{ stage, check: 'allow-credentials', what: [] }],
    });
    expect(comparePreflight(failed('preflight', []))[2]).toMatchObject({ asked: 'include', mark: 'failed' });
    expect(comparePreflight(failed('preflight', ['credentials-inferred']))[2]).toMatchObject({
      asked: 'include (inferred)',
    });
  });
});

it('compares the response to the request itself where that was blocked', () => {
  const record: Exemplar = {
    ...madeUpRecord({ type: 'request', stage: 'request', status: 200, originInferred: true }),
    answers: { preflight: null, request: corsHeaders({ 'access-control-allow-origin': [] }) },
    failedChecks: [{ stage: 'request', check: 'allow-origin', what: ['missing'] }],
  };
  expect(marksOf(compareRequest(record)).slice(0, 2)).toEqual(['status passed', 'origin failed']);
  expect(detail(record)).toMatch(/^Request +asked/m);
  expect(detail(record)).not.toMatch(/^Preflight/m);
});

describe('exchangeDetail', () => {
  it('sets asked beside answered, with what became of the request', () => {
    const text = detail(headerRefused);
    expect(text).toMatch(/^PUT https:\/\/api\.example\.com\/v1\/items +blocked, certain$/m);
    expect(text).toMatch(/^headers +content-type, x-tenant +content-type, authorization +✘ x-tenant$/m);
    expect(text).toMatch(/^Then +PUT .* was never sent \(entry 40, 14:03:22\.101\)$/m);
    expect(text).toMatch(/^Chrome/m);
    expect(text).toMatch(/^Causes +preflight-header-not-allowed$/m);
  });

  it('says that no request followed, or that it is not known', () => {
    expect(detail(madeUpRecord())).toContain('was never sent, or is not in this input');
    expect(detail(madeUpRecord({ verdict: 'undecided' }))).toContain('was not seen in this input');
  });

  it('shows both sides where the request was sent and blocked', () => {
    const sent: Exemplar = {
      ...headerRefused,
      stage: 'request',
      request: { line: 9, method: 'PUT', status: 200, time: null, sent: true },
    };
    expect(detail(sent)).toMatch(/^Preflight[\s\S]*^Request/m);
    expect(detail(sent, 170)).toMatch(/^Preflight .*Request/m);
  });

  it('goes on in further lines where lists are long, and below each other where there is no room', () => {
    const long = { ...headerRefused, requestHeaders: Array.from({ length: 30 }, (_, i) => `x-header-${i}`) };
    expect(detail(long)).toContain('x-header-29');
    expect(detail(headerRefused, 40)).toContain('✘ headers');
    for (const width of [24, 40, 58, 80, 110, 170, 260]) expect(detail(headerRefused, width)).toContain('x-tenant');
  });

  it('shows the line of the error log that belongs to it', () => {
    const errorLog = {
      source: { file: 'error.log', line: 7 },
      time: null,
      text: 'AH01797: client denied',
      context: ['trace 1'],
      joinedBy: 'id' as const,
    };
    expect(detail({ ...madeUpRecord(), errorLog })).toMatch(
      /── Error log ─+ error\.log:7 ──\nAH01797: client denied\ntrace 1/,
    );
  });
});

it('shows the exception that the body of a response shows, made harmless', () => {
  const frame = { file: 'Orders.java', line: 24, in: 'com.example.Orders.take' };
  const exception = {
    platform: 'Java',
    page: null,
    type: 'com.example.Gone',
    message: 'no \x1b[31mstock',
    frame,
  } as const;
  const shown = detail(madeUpRecord({ status: 500, body: { exception, text: '' } }));
  expect(shown).toContain('com.example.Gone: no \\x1b[31mstock (Java)\nat com.example.Orders.take (Orders.java:24)');
  const source = { file: 'error.log', line: 3 };
  const errorLog = { source, time: null, text: 'it failed', context: [], exception, joinedBy: 'id' } as const;
  expect(detail({ ...madeUpRecord(), errorLog })).toContain('it failed\ncom.example.Gone: no');
});
