import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import { leftovers } from '../../../src/views/text/leftovers.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpGroup, madeUpReport, madeUpSource } from '../made-up-report.js';

function leftoversOf(report: Report): string {
  return leftovers(report, pageFor(report, { width: 160, color: false, ascii: false })).join('\n');
}

describe('leftovers', () => {
  it('is silent where everything was read, counted and decided', () => {
    expect(leftoversOf(madeUpReport())).toBe('');
  });

  it('puts together what was not decided for the same reason', () => {
    const undecided = { verdict: 'undecided', title: 'answered 2xx, but the request never came' } as const;
    const groups = ['/a', '/b', '/c', '/d', '/e'].map((path, index) =>
      madeUpGroup({ ...undecided, path, host: null, count: 10 - index, confirm: 'Closed tabs look like this.' }),
    );
    expect(leftoversOf(madeUpReport({ groups }))).toBe(
      'NOT DECIDED   40 (< 0.1 %) may have failed: answered 2xx, but the request never came; on /a (10), /b (9), /c (8), 2 more paths. Closed tabs look like this.',
    );
  });

  it('names the OPTIONS that are no preflights by kind', () => {
    const report = madeUpReport({
      counts: { optionsByKind: { scanner: 14, 'internal-dummy': 1190, 'same-origin': 1 } },
    });
    expect(leftoversOf(report)).toBe(
      'NOT COUNTED   1,205 OPTIONS that are no preflights: 1,190 internal dummy connections of Apache, 14 from scanners, 1 of a page on the same origin.',
    );
  });

  it('gives each reason for what was not read, with places', () => {
    const at = (line: number, reason: string) => ({ source: { file: 'access.log', line }, reason });
    const report = madeUpReport({
      sources: [madeUpSource({ unreadable: 6 })],
      unreadable: [
        at(55, 'cut off.'),
        at(102, 'cut off.'),
        at(103, 'cut off.'),
        at(104, 'cut off.'),
        at(9, 'no status'),
      ],
      counts: { unreadable: 6 },
    });
    expect(leftoversOf(report)).toBe(
      'NOT READ      6 lines: cut off (access.log:55, access.log:102, access.log:103 …); no status (access.log:9).',
    );
  });

  it('speaks of entries in a recording', () => {
    const report = madeUpReport({
      sources: [madeUpSource({ file: 'a.har', unit: 'entries', unreadable: 1 })],
      unreadable: [{ source: { file: 'a.har', entry: 3 }, reason: 'no URL' }],
      counts: { unreadable: 1 },
    });
    expect(leftoversOf(report)).toBe('NOT READ      1 entry: no URL (a.har#3).');
  });

  it('ends with the notes of the readers', () => {
    const report = madeUpReport({
      sources: [madeUpSource({ notes: ['damaged at byte 7', 'two documents'] })],
    });
    expect(leftoversOf(report)).toBe(
      ['NOTE          access.log: damaged at byte 7', '              access.log: two documents'].join('\n'),
    );
  });
});
