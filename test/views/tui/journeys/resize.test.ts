import { expect, it } from 'vitest';
import { failingLog } from '../../../cli/logs.js';
import { expectAsFound } from './lib/as-found.js';
import { type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';
import { samplesOf } from './lib/samples.js';

/** Neither wider than the window, nor so high that it would scroll. */
function expectToFit({ text }: Journey, columns: number, rows: number): void {
  const lines = text().split('\n');
  expect(lines.length).toBeLessThan(Math.max(rows, 3));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
}

/** Frames of sizes that were passed through may still come; the last one is to fill this window. */
async function untilFilled(journey: Journey, columns: number, rows: number): Promise<void> {
  await journey.until(() => ruleOf(columns).test(journey.text()) && journey.text().split('\n').length === rows - 1);
  expectToFit(journey, columns, rows);
}

/** The rule below the tabs goes from edge to edge. */
const ruleOf = (columns: number) => new RegExp(`^── causes .{${columns - 11}}─$`, 'm');

journeys('a window that changes its size', () => {
  it('is filled at every size, and looks the same when it is as before', async () => {
    const journey = start('preflight-audit access.log', { files: samplesOf() });
    const recording = record('One dashboard at many sizes');
    await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
    const before = journey.text();
    const sizes = [
      [300, 100],
      [100, 30],
      [84, 24],
      [83, 24],
      [80, 48],
      [60, 20],
      [40, 12],
      [39, 9],
      [20, 5],
      [19, 5],
      [1, 1],
    ] as const;
    for (const [columns, rows] of sizes) {
      await journey.resize(columns, rows);
      expectToFit(journey, columns, rows);
      if (columns < 200 && columns > 1) recording.page(`${columns} x ${rows}`, journey);
    }
    await journey.resize(80, 24);
    expect(journey.text()).toBe(before);
    await recording.matches('resize');
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('is filled in the end when it was dragged around, also while an input is read', async () => {
    const journey = start('preflight-audit slow.log', { pipes: ['slow.log'] });
    journey.feed('slow.log', failingLog);
    await journey.until('✘ 3 failed');
    expect(journey.text()).toContain('● reading');
    for (let width = 30; width <= 150; width += 3) journey.reshape(width, 10 + (width % 30));
    journey.reshape(97, 31);
    await untilFilled(journey, 97, 31);
    journey.finish('slow.log');
    await journey.until(() => !journey.text().includes('●'));
    expectToFit(journey, 97, 31);
    for (let height = 40; height >= 6; height--) journey.reshape(80, height);
    await journey.resize(80, 24);
    await untilFilled(journey, 80, 24);
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('is filled by the dashboard that comes back from a printed page', async () => {
    const journey = start('preflight-audit access.log', { files: { 'access.log': failingLog } });
    await journey.until(/\d failed/);
    journey.send('p', 'o');
    await journey.until('[any key leads back]');
    journey.reshape(60, 20);
    journey.send(' ');
    await untilFilled(journey, 60, 20);
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('keeps what was chosen, and the end of a help in sight', async () => {
    const journey = start('preflight-audit access.log', { files: { 'access.log': failingLog }, columns: 60, rows: 20 });
    await journey.until(/\d failed/);
    await journey.press('j', '?', 'page-down', 'page-down');
    await journey.resize(120, 40);
    expect(journey.text()).toContain('Keys of this screen');
    expect(journey.text()).toContain('stop reading and keep what was read');
    await journey.press('escape');
    expect(journey.text()).toContain('▸✘ 500');
    journey.send('q');
    await expectAsFound(journey, 1);
  });
});
