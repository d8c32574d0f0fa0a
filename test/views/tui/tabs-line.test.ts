import { describe, expect, it } from 'vitest';
import { madeUpReport } from '../made-up-report.js';
import { drive } from './drive.js';
import { report } from './report.js';

const tabsOf = (columns: number, keys: readonly string[] = []) =>
  drive(report, { columns, rows: 20 })
    .press(...keys)
    .lines()[2];

describe('the tabs', () => {
  it('keep apart from the one that shows, also where there is little room', () => {
    expect(tabsOf(80)).toBe('[1 Causes] 2 Timeline  3 Endpoints  4 Origins  5 Noise  6 Input!');
    expect(tabsOf(60)).toBe('[1 Causes] 2 Timeline 3 Endpoints 4 Origins 5 Noise 6 Input!');
    expect(tabsOf(60, ['3'])).toBe('1 Causes 2 Timeline [3 Endpoints] 4 Origins 5 Noise 6 Input!');
    expect(tabsOf(50)).toBe('[1 Causes] 2  3  4  5  6');
  });

  it('say that there is trouble with the input', () => {
    const sources = report.sources.map((one) => ({ ...one, unreadable: 0, partial: false }));
    const well = drive(madeUpReport({ ...report, sources }));
    expect(well.lines()[2]).toMatch(/6 Input$/);
    expect(well.act({ type: 'problem', message: 'b.log does not exist.' }).lines()[2]).toMatch(/6 Input!$/);
  });
});
