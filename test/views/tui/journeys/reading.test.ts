import { expect, it } from 'vitest';
import { failingLog, line, longLog } from '../../../cli/logs.js';
import { expectAsFound } from './lib/as-found.js';
import { type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';

const files = { 'access.log': failingLog };

async function untilRead(journey: Journey): Promise<void> {
  await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
}

journeys('a log that comes through standard input', () => {
  it.each([
    'cat access.log | preflight-audit -',
    'preflight-audit <access.log',
    'gzip -c access.log | preflight-audit -',
  ])('%s: keys come from the terminal', async (command) => {
    const journey = start(command, { files });
    await untilRead(journey);
    expect(journey.text()).toContain('standard input');
    await journey.press('j', 'tab');
    expect(journey.text()).toContain('500 an exception behind OPTIONS');
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('shows what has come so far, and answers keys meanwhile', async () => {
    const journey = start('preflight-audit - <slow', { pipes: ['slow'] });
    const recording = record('A log that comes slowly through standard input');
    await journey.until('● reading');
    await journey.press('6', '?', 'escape', '1');
    journey.feed('slow', line('203.0.113.7', '14:02:13', 'OPTIONS /api/orders/1', 405));
    await journey.until('✘ 1 failed');
    await journey.press('f');
    journey.feed('slow', line('203.0.113.7', '14:02:14', 'OPTIONS /api/export', 500));
    await journey.press('z', 'z');
    expect(journey.text()).toContain('‖ frozen');
    expect(journey.text()).toContain('✘ 1 failed');
    await journey.press('f');
    await journey.until('✘ 2 failed');
    journey.feed('slow', line('203.0.113.7', '14:02:15', 'OPTIONS /api/login', 301));
    journey.finish('slow');
    await journey.until(() => journey.text().includes('✘ 3 failed') && !journey.text().includes('●'));
    recording.page('When it has come to its end', journey);
    await recording.matches('standard-input');
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('is left in the middle, and so is who writes it', async () => {
    const journey = start('while cat access.log; do :; done | preflight-audit -', { files });
    await journey.until(/\d failed/);
    journey.send('q');
    await expectAsFound(journey, 130);
    expect(journey.text()).toContain('preflights failed');
  });

  it('is empty', async () => {
    const journey = start('preflight-audit - </dev/null', { files });
    await journey.until('Standard input is empty');
    journey.send('q');
    await expectAsFound(journey, 2);
    expect(journey.text()).toContain('preflight-audit: Standard input is empty');
  });
});

journeys('reading', () => {
  it('is on the screen before anything was read', async () => {
    const journey = start('preflight-audit nothing.log', { pipes: ['nothing.log'] });
    await journey.until('● reading');
    expect(journey.text()).toContain('Reading ...');
    await journey.press('2', '3', '?');
    await journey.press('escape');
    journey.send('q');
    await expectAsFound(journey, 130);
  });

  it('is stopped by Ctrl-C, and what was read stays', async () => {
    const journey = start('preflight-audit slow.log', { pipes: ['slow.log'] });
    journey.feed('slow.log', failingLog);
    await journey.until(/\d failed/);
    await journey.press('ctrl-c');
    await journey.until('! partial');
    const recording = record('Reading was stopped');
    recording.page('What was read stays', journey);
    await recording.matches('stopped');
    await journey.press('j');
    journey.send('q');
    await expectAsFound(journey, 130);
  });

  it('says what could not be read, and goes on with the rest', async () => {
    const journey = start('preflight-audit nosuch.log access.log', { files });
    await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
    await journey.press('6');
    expect(journey.text()).toContain('nosuch.log');
    journey.send('q');
    await expectAsFound(journey, 2);
    expect(journey.text()).toContain('preflight-audit: nosuch.log does not exist');
  });

  it('answers keys in a list that is being filled by the thousands', async () => {
    const journey = start('preflight-audit slow.log', { pipes: ['slow.log'] });
    journey.feed('slow.log', failingLog);
    await journey.until(/\d failed/);
    for (let i = 0; i < 10; i++) {
      journey.feed('slow.log', longLog(150));
      await journey.press('j', 'k');
    }
    await journey.until('✘ 1,503 failed');
    journey.finish('slow.log');
    await untilRead(journey);
    journey.send('q');
    await expectAsFound(journey, 1);
  });
});
