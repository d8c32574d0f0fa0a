import { describe, expect, it } from 'vitest';
import { type Measured, measureRuns, tableOf } from './runs.js';
import { type Hardship, ordinary } from './world.js';

/**
 * Simulated traffic whose truth is known. A hundred runs here; a thousand incident-free ones and a thousand with
 * incidents where `PREFLIGHT_AUDIT_SIMULATIONS=1000` is set (some ten minutes). The simulator shares no code with what
 * it tests, and none of its assumptions: people, pages and servers do what they do, and lines come of it.
 */
const many = Number(process.env['PREFLIGHT_AUDIT_SIMULATIONS'] ?? 0);
const isLong = many >= 1000;

describe('a thousand mornings of an API', () => {
  it('holds what it promises', async () => {
    const runs = isLong ? many : 40;
    const perKind = isLong ? Math.ceil(many / 3) : 20;
    const measured: Measured[] = [];
    for (const [title, kind] of kinds) {
      measured.push(await measureRuns({ title, runs: kind === null ? runs : perKind, kind }));
    }
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

const kinds = [
  ['no incident', null],
  ['OPTIONS refused', 'refused'],
  ['header missing', 'header-missing'],
  ['one back end of two', 'one-back-end'],
] as const;

/** Seeds that nothing was tuned with. */
const unseen = 1_000_001;

const hardships: Readonly<Record<string, Partial<Hardship>>> = {
  'other seeds': {},
  'five in a hundred pages closed': { closed: 0.05 },
  'two servers three seconds apart': { clocks: [0, 3000] },
  'a dozen people at most': { people: [4, 12] },
  'nine in ten people behind one address': { crowd: 0.9 },
  'one request in five takes seconds': { slow: 0.2 },
  'three thousand OPTIONS of bots': { bots: 3000 },
};

describe('harder mornings', () => {
  it('raise hardly an alarm and convict nobody wrongly', async () => {
    const measured: Measured[] = [];
    for (const [title, harder] of Object.entries(hardships)) {
      const hardship = { ...ordinary, ...harder };
      const runs = isLong ? 25 : 2;
      for (const [incident, kind] of kinds) {
        measured.push(await measureRuns({ title: `${title}: ${incident}`, runs, kind, hardship, from: unseen }));
      }
    }
    await expect(tableOf(measured)).toMatchFileSnapshot(isLong ? 'harder-25.md' : 'harder.md');
    const quiet = measured.filter(({ onset }) => onset.all === 0);
    // Where a log knows three clients, two of them can look like one, and a failing one like all.
    const alarms = quiet.reduce((sum, one) => sum + one.alarms, 0);
    expect(alarms).toBeLessThanOrEqual(quiet.reduce((sum, { runs }) => sum + runs, 0) / 100);
    for (const { certain, precision, kinds: told } of measured) {
      expect(share([certain])).toBe(1);
      expect(share([precision])).toBeGreaterThanOrEqual(0.99);
      expect(share([told])).toBe(1);
    }
    for (const { links } of measured) expect(share([links])).toBeGreaterThanOrEqual(0.96);
  }, 1_800_000);
});

function share(tallies: readonly { readonly right: number; readonly all: number }[]): number {
  let right = 0;
  let all = 0;
  for (const tally of tallies) {
    right += tally.right;
    all += tally.all;
  }
  return all === 0 ? 1 : right / all;
}
