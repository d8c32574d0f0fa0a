import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import { headline } from '../../../src/views/text/headline.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpGroup, madeUpRecord, madeUpReport, madeUpSource } from '../made-up-report.js';

function headlineOf(report: Report): string {
  return headline(report, pageFor(report, { width: 200, color: false, ascii: false })).join('\n');
}

describe('headline', () => {
  it('says what was read, how bad it is, and whom it hurts', () => {
    expect(headlineOf(madeUpReport())).toBe(
      [
        'preflight-audit · access.log · combined (Debian, %O) · 21 Nov 2026 13:40:02 → 15:10:44 UTC',
        '',
        '  2,911 of 61,207 preflights failed (4.8 %).',
        '  The first failed at 14:02:13, the last at 15:10:40.',
        '  412 clients on 2 origins could not use 1 path; the requests behind these preflights were never sent.',
      ].join('\n'),
    );
  });

  it('names each format once, and not every one of many files', () => {
    const sources = ['a', 'b', 'c', 'd', 'e', 'f'].map((file) => madeUpSource({ file }));
    expect(headlineOf(madeUpReport({ sources }))).toContain(
      'preflight-audit · a, b, c and 3 more · combined (Debian, %O) · ',
    );
  });

  it('tells failed requests from failed preflights', () => {
    const report = madeUpReport({
      groups: [madeUpGroup({ count: 3, exemplars: [madeUpRecord({ type: 'request', stage: 'request' })] })],
      counts: { preflights: 10, requests: 4, passed: 11, blocked: 3, failed: 3, preflightsBlocked: 0 },
    });
    expect(headlineOf(report)).toContain(
      'None of 10 preflights failed. 3 of 4 cross-origin requests without preflights of their own failed (75.0 %).',
    );
    expect(headlineOf(report)).toContain('the requests were sent, but no page could read an answer.');
  });

  it('counts what only its group convicts among the failures', () => {
    const report = madeUpReport({
      groups: [madeUpGroup({ count: 68 })],
      counts: { preflights: 100, passed: 32, blocked: 0, undecided: 68, failed: 68, preflightsBlocked: 0 },
    });
    expect(headlineOf(report)).toContain('68 of 100 preflights failed (68.0 %).');
  });

  it('says plainly when nothing failed', () => {
    const report = madeUpReport({ groups: [], counts: { preflights: 61_207, requests: 12 } });
    expect(headlineOf(report)).toContain(
      'Nothing failed: 61,207 preflights and 12 cross-origin requests without one passed.',
    );
    expect(headlineOf(report)).not.toContain('could not');
  });

  it('does not call what could not be decided a success', () => {
    const report = madeUpReport({ groups: [], counts: { preflights: 100, passed: 90, undecided: 10 } });
    expect(headlineOf(report)).toContain(
      'Nothing is known to have failed: of 100 preflights, 90 passed and 10 could not be decided.',
    );
  });

  it('says that silence proves nothing where the recorder leaves preflights out', () => {
    const report = madeUpReport({
      groups: [],
      counts: { preflights: 0, requests: 5, passed: 5 },
      recordsPreflights: false,
      sources: [madeUpSource({ file: 'page.har', recordsPreflights: false, unit: 'entries' })],
    });
    const said = headlineOf(report);
    expect(said).toContain('No failure was found, which proves nothing here.');
    expect(said).toContain('The recorder of page.har leaves preflights out: a failed one would not show.');
    expect(said).not.toContain('Nothing failed');
  });

  it('says that no preflight was found, and what that may mean', () => {
    const report = madeUpReport({
      groups: [],
      counts: { preflights: 0, requests: 0, passed: 0 },
      sources: [madeUpSource({ read: 5_000_000 }), madeUpSource({ file: 'x.har', read: 1, unit: 'entries' })],
    });
    const said = headlineOf(report);
    expect(said).toContain('No preflight was found in 5,000,000 lines and 1 entry.');
    expect(said).toContain('its OPTIONS was answered elsewhere');
  });

  it('says which input ended early', () => {
    const sources = [madeUpSource(), madeUpSource({ file: 'cut.har', partial: true })];
    expect(headlineOf(madeUpReport({ sources, partial: true }))).toContain(
      'cut.har ended early: these numbers cover what was read up to there.',
    );
  });

  it('gives one time where there is only one', () => {
    const time = '2026-11-21T14:02:13.000Z';
    expect(headlineOf(madeUpReport({ groups: [madeUpGroup({ first: time, last: time })] }))).toContain(
      'It failed at 14:02:13.',
    );
  });

  it('says of scattered failures that they are', () => {
    const group = madeUpGroup({ count: 3, endpointTotal: 800 });
    expect(headlineOf(madeUpReport({ groups: [group] }))).toContain(
      'They are scattered from 14:02:13 to 15:10:40: no beginning and no end stands out.',
    );
  });

  it('says what is counted twice', () => {
    const crossCheck = { recordings: ['a.har'], compared: 9, matched: 8, changed: 0, neverLogged: [], clockAheadMs: 0 };
    expect(headlineOf(madeUpReport({ crossCheck }))).toContain(
      '8 requests stand in both the recording and the log, and are counted in each.',
    );
  });

  it('leaves times out where the input has none', () => {
    const report = madeUpReport({ first: null, last: null, groups: [madeUpGroup({ first: null, last: null })] });
    expect(headlineOf(report)).not.toMatch(/UTC|failed at/);
  });
});
