import { describe, expect, it } from 'vitest';
import { createTally } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { reportOn, times } from './unfollowed.js';

describe('toReport', () => {
  it('says nothing about nothing', () => {
    const report = toReport(createTally(), { tool: { name: 't', version: '0' }, sources: [], partial: false });
    expect(report).toMatchObject({
      groups: [],
      timeline: null,
      incident: null,
      first: null,
      last: null,
      errorLogs: [],
    });
  });

  it('lays the course of each group over that of the report', () => {
    const { groups, timeline } = reportOn([
      ...times(300, (i) => ({ second: i * 10, followed: true })),
      ...times(40, (i) => ({ second: 1000 + i * 5, status: 405 })),
      ...times(30, (i) => ({ second: 2000 + i * 5, status: 500 })),
    ]);
    expect(groups.map(({ count }) => count)).toEqual([40, 30]);
    const sums = timeline?.failed.map((_, bucket) =>
      groups.reduce((sum, group) => sum + (group.failedOverTime[bucket] ?? 0), 0),
    );
    expect(sums).toEqual(timeline?.failed);
  });

  it('puts blocked groups first, then the greatest', () => {
    const { groups } = reportOn([
      ...times(20, (i) => ({ second: i * 10, followed: true })),
      ...times(9, (i) => ({ second: 40 + i, client: 1 })),
      ...times(3, () => ({ second: 5, status: 405 })),
      ...times(7, () => ({ second: 5, status: 500 })),
    ]);
    expect(groups.map(({ verdict, status, count }) => [verdict, status, count])).toEqual([
      ['blocked', 500, 7],
      ['blocked', 405, 3],
      ['undecided', 204, 9],
    ]);
  });
});
