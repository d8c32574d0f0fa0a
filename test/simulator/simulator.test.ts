import { describe, expect, it } from 'vitest';
import { type Measured, measureRuns, tableOf } from './runs.js';

/**
 * Simulated traffic whose truth is known. A hundred runs here; a thousand incident-free ones and a thousand with
 * incidents where `PREFLIGHT_AUDIT_SIMULATIONS=1000` is set (some ten minutes).
 */
const many = Number(process.env['PREFLIGHT_AUDIT_SIMULATIONS'] ?? 0);
const isLong = many >= 1000;

describe('a thousand mornings of an API', () => {
  it('holds what it promises', async () => {
    const runs = isLong ? many : 40;
    const perKind = isLong ? Math.ceil(many / 3) : 20;
    const measured: readonly Measured[] = [
      await measureRuns('no incident', runs, null),
      await measureRuns('OPTIONS refused', perKind, 'refused'),
      await measureRuns('header missing', perKind, 'header-missing'),
      await measureRuns('one back end of two', perKind, 'one-back-end'),
    ];
    await expect(tableOf(measured)).toMatchFileSnapshot(isLong ? `runs-${many}.md` : 'runs.md');
    const [quiet, ...incidents] = measured as [Measured, ...Measured[]];
    expect(quiet.alarms).toBe(0);
    expect(share(measured.map(({ links }) => links))).toBeGreaterThanOrEqual(0.995);
    expect(share(measured.map(({ kinds }) => kinds))).toBe(1);
    expect(share(measured.map(({ precision }) => precision))).toBeGreaterThanOrEqual(0.99);
    expect(share(measured.map(({ certain }) => certain))).toBe(1);
    expect(share(incidents.map(({ recall }) => recall))).toBeGreaterThanOrEqual(0.95);
    expect(share(incidents.map(({ onset }) => onset))).toBeGreaterThanOrEqual(0.95);
  }, 1_800_000);
});

function share(tallies: readonly { readonly right: number; readonly all: number }[]): number {
  let right = 0;
  let all = 0;
  for (const tally of tallies) {
    right += tally.right;
    all += tally.all;
  }
  return right / all;
}
