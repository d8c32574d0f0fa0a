import { describe, expect, it } from 'vitest';
import type { Group, Report } from '../../../../src/model/report.js';
import { groupsDetail } from '../../../../src/views/tui/detail/groups-detail.js';
import { mergeGroups } from '../../../../src/views/tui/lists/merge-groups.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { lineWidth, textOf } from '../../../../src/views/tui/span.js';
import { madeUpFix, madeUpGroup, madeUpRecord, madeUpReport } from '../../made-up-report.js';
import { headerRefused, report } from '../report.js';

function detail(
  groups: readonly [Group, ...Group[]],
  width = 70,
  changes: Partial<Report> = {},
  origin: string | null = null,
): string {
  const lines = groupsDetail(mergeGroups(groups), origin, {
    report: { ...report, ...changes },
    show: createShow(false),
    width,
    fixFor: (group) => (group.remedies.length === 0 ? null : madeUpFix({ groups: [group.key] })),
  });
  for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(Math.max(width, 24));
  return lines.map((line) => textOf(line).trimEnd()).join('\n');
}

const group = (key: string) => report.groups.find((one) => one.key === key) ?? madeUpGroup();

describe('groupsDetail', () => {
  it('answers why, since when, who, where, and what repairs it', () => {
    const text = detail([group('orders')]);
    expect(text).toMatch(/^405 nobody answers OPTIONS +certain$/m);
    expect(text).toMatch(/^Why {6}The application refuses/m);
    expect(text).toMatch(/^Since {4}14:02:13, still going on/m);
    expect(text).toMatch(/^Who {6}412 clients {2}https:\/\/app\.example\.com 2,802/m);
    expect(text).toMatch(/^Where {4}api\.example\.com\/api\/v2\/orders\/\* +2,911 of 2,911 100 %$/m);
    expect(text).toMatch(/^Asked {4}PUT 2,040 {2}DELETE 871 {2}content-type$/m);
    expect(text).toMatch(/^── Evidence 1 of 2,911 ─+ access\.log:184221 ──$/m);
    expect(text).toMatch(/^── Fix · Apache httpd 2\.4 ─+ \[ \] server {2}y copy {2}w save ──$/m);
    expect(text).toContain('  RewriteRule ^ - [R=204,L]');
  });

  it('marks where it began under the course of it', () => {
    const lines = detail([group('orders')], 80).split('\n');
    const at = lines.findIndex((line) => line.includes('▲'));
    expect(lines[at]?.indexOf('▲')).toBe(lines[at - 1]?.search(/[▂-█]/));
  });

  it('keeps the mark in the pane where it began late', () => {
    const late = { ...group('orders'), failedOverTime: Array.from({ length: 91 }, (_, at) => (at < 90 ? 0 : 5)) };
    const lines = detail([late], 50).split('\n');
    const at = lines.findIndex((line) => line.includes('▲'));
    expect(lines[at]?.indexOf('▲')).toBe(lines[at - 1]?.search(/[▂-█]/));
  });

  it('says that it is over, or that it was once', () => {
    expect(detail([madeUpGroup({ last: '2026-11-21T14:20:00.000Z' })])).toContain('last at 14:20:00');
    expect(detail([madeUpGroup({ last: madeUpGroup().first })])).toContain('14:02:13, once.');
    expect(detail([madeUpGroup({ first: null, last: null })])).not.toContain('Since');
  });

  it('marks in the raw line what decided', () => {
    const lines = groupsDetail(mergeGroups([group('orders')]), null, {
      report,
      show: createShow(false),
      width: 200,
      fixFor: () => null,
    });
    const marked = lines.flatMap((line) => line.filter(({ role }) => role === 'marked').map(({ text }) => text));
    expect(marked).toEqual(['OPTIONS', '405']);
  });

  it('marks in a recording the header that decided, also where it was not sent', () => {
    const lines = (record: typeof headerRefused) =>
      groupsDetail(mergeGroups([madeUpGroup({ exemplars: [record] })]), null, {
        report,
        show: createShow(false),
        width: 200,
        fixFor: () => null,
      })
        .filter((line) => line.some(({ role }) => role === 'marked'))
        .map(textOf);
    expect(lines(headerRefused)).toEqual(['access-control-allow-headers: content-type, authorization']);
    const answers = {
      preflight: { ...(headerRefused.answers?.preflight ?? {}), 'access-control-allow-headers': [] },
      request: null,
    };
    expect(lines({ ...headerRefused, answers } as typeof headerRefused)).toEqual([
      'access-control-allow-headers: was not sent',
    ]);
  });

  it('has the words of each browser, what it rests on, and what would settle it', () => {
    expect(detail([group('items')])).toMatch(/^Chrome {3}Request header field x-tenant/m);
    expect(detail([group('search')])).toMatch(/^Because {2}118 of 9,004/m);
    expect(detail([group('search')])).toMatch(/^Confirm {2}Send the OPTIONS/m);
  });

  it('says how much of it a row of one origin is', () => {
    expect(detail([group('orders')], 80, {}, 'https://admin.example.com')).toContain(
      '109 of 2,911 from https://admin.example.com',
    );
  });

  it('says that other paths have fixes of their own', () => {
    expect(detail([group('orders'), group('invoices')], 100)).toContain('Enter leads to 1 other path.');
  });

  it('shows what the error log says, and warnings', () => {
    const line = {
      source: { file: 'error.log', line: 7 },
      time: null,
      text: '[x] AH01797: client denied',
      context: [],
      joinedBy: 'id' as const,
    };
    const told = madeUpGroup({
      errorLog: { says: 'reason', lookedUp: 3, found: 2, line },
      warnings: [{ id: 'vary-origin-missing', count: 3 }],
    });
    expect(detail([told])).toMatch(/^Log {6}error\.log:7/m);
    expect(detail([told])).toContain('AH01797');
    expect(detail([told])).toMatch(/^Also {5}Vary: Origin is missing/m);
  });

  it('fits any width', () => {
    for (const width of [38, 50, 71, 118, 260]) {
      for (const one of report.groups) expect(detail([one], width)).toContain('Why');
    }
  });
});

it('shows a fix without configuration as what it is', () => {
  const fix = madeUpFix({
    parts: [],
    needs: [],
    why: 'The application is at fault.',
    checkSyntax: null,
    reload: null,
    undo: null,
  });
  const lines = groupsDetail(mergeGroups([madeUpGroup({ exemplars: [madeUpRecord()] })]), null, {
    report: madeUpReport(),
    show: createShow(false),
    width: 70,
    fixFor: () => fix,
  }).map(textOf);
  expect(lines).toContain('The application is at fault.');
  expect(lines.join('\n')).not.toContain('Put this');
  expect(lines.join('\n')).not.toContain("curl -i 'https");
});
