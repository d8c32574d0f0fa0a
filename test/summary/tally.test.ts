import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { addToTally, createTally, mergeTallies, type Tally } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { findings } from '../helpers/findings.js';
import { logRecord } from '../helpers/records.js';
import { findingsOf, mergedReport, times } from './unfollowed.js';

const context = { tool: { name: 'preflight-audit', version: '0' }, sources: [], partial: false };

function tallyOf(list: readonly Finding[]): Tally {
  const tally = createTally();
  for (const finding of list) addToTally(tally, finding);
  return tally;
}

function merged(...tallies: readonly Tally[]): Tally {
  const into = createTally();
  for (const tally of tallies) mergeTallies(into, tally);
  return into;
}

describe('Tally', () => {
  it('does not care in which order findings come', () => {
    fc.assert(
      fc.property(findings, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const shuffled = [...list];
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = (numbers.next().value as number) % (i + 1);
          [shuffled[i], shuffled[j]] = [shuffled[j] as Finding, shuffled[i] as Finding];
        }
        expect(toReport(tallyOf(shuffled), context)).toEqual(toReport(tallyOf(list), context));
      }),
      { numRuns: 60 },
    );
  });

  it('merges to the same report however the findings were cut', () => {
    fc.assert(
      fc.property(findings, fc.nat(200), fc.nat(200), (list, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const parts = () => [list.slice(0, first), list.slice(first, second), list.slice(second)].map(tallyOf);
        const [x, y, z] = parts() as [Tally, Tally, Tally];
        const whole = toReport(tallyOf(list), context);
        expect(toReport(merged(x, y, z), context)).toEqual(whole);
        const [p, q, r] = parts() as [Tally, Tally, Tally];
        expect(toReport(merged(merged(r, q), p), context)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('merges to the same incident, evidence and parts of groups however the findings were cut', () => {
    const list = findingsOf([
      ...times(400, (i) => ({ second: i * 7, followed: i % 90 !== 0, client: i * 13 })),
      ...times(80, (i) => ({ second: 2800 + i * 3, status: i % 3 === 0 ? 500 : 204, bytes: 271 })),
      ...times(200, (i) => ({ second: 3100 + i * 7, followed: i % 90 !== 0 })),
    ]);
    const whole = mergedReport([list]);
    expect(whole.incident).not.toBeNull();
    expect(whole.groups.map(({ verdict }) => verdict)).toEqual(['blocked', 'blocked', 'undecided']);
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: list.length, maxLength: list.length }), (owners) => {
        const slices = Array.from({ length: 7 }, (_, owner) => list.filter((_, i) => owners[i] === owner));
        expect(mergedReport(slices)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('folds groups beyond its bound into one per cause, and loses no count', () => {
    const list = Array.from({ length: 5000 }, (_, i): Finding => {
      const preflight = logRecord({
        method: 'OPTIONS',
        status: 404,
        url: `/word${letters(i)}`,
        source: { file: 'a', line: i },
      });
      return { ...base(), exchange: { ...base().exchange, preflight } };
    });
    const report = toReport(tallyOf(list), context);
    expect(report.groups.length).toBe(1001);
    expect(report.groups.reduce((sum, group) => sum + group.count, 0)).toBe(5000);
    const halves = [list.slice(0, 1700), list.slice(1700)].map(tallyOf) as [Tally, Tally];
    expect(toReport(merged(...halves), context)).toEqual(report);
  });

  it('keeps the first unreadable places of each source', () => {
    const list = Array.from(
      { length: 50 },
      (_, i): Finding => ({
        type: 'unreadable',
        source: { file: 'a', line: 50 - i },
        reason: 'cut off',
        excerpt: '',
      }),
    );
    const { unreadable } = toReport(tallyOf(list), context);
    expect(unreadable.map(({ source }) => 'line' in source && source.line)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });
});

function letters(n: number): string {
  return n.toString(26).replace(/[0-9]/g, (digit) => String.fromCharCode(113 + Number(digit)));
}

function base(): Extract<Finding, { type: 'preflight' | 'request' }> {
  return {
    type: 'preflight',
    exchange: {
      preflight: null,
      request: null,
      followUp: 'not-seen',
      origin: null,
      originInferred: false,
      redirectedFrom: null,
      redirectFollowed: null,
      coveredBy: null,
      linkedBy: [],
    },
    verdict: 'blocked',
    stage: 'preflight',
    causes: ['preflight-not-found'],
    certainty: 'certain',
    failures: [{ stage: 'preflight', check: 'status', status: 404 }],
    missing: [],
    warnings: [],
    browser: {},
    reasons: [],
  };
}
