import { expect, it } from 'vitest';
import { failingLog, line, passingLog } from '../../../cli/logs.js';
import { expectAsFound } from './lib/as-found.js';
import { start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';

const at = (clock: string, path: string, status: number) => line('203.0.113.50', clock, `OPTIONS ${path}`, status);

journeys('a log that is followed', () => {
  it('is followed through a rotation, and a new cause is news', async () => {
    const journey = start('preflight-audit --follow access.log', {
      files: { 'access.log': failingLog },
      columns: 120,
      rows: 40,
    });
    const { folder, screen } = journey;
    const recording = record('Following a log through its rotation');
    await journey.until('● live');
    expect(journey.text()).not.toContain('New: ');
    folder.append('access.log', at('14:10:00', '/api/orders/1', 405));
    await journey.until('✘ 4 failed');
    expect(journey.text()).not.toContain('New: ');
    folder.append('access.log', at('14:11:00', '/api/old', 301));
    await journey.until('New: the preflight is redirected');
    expect(journey.text()).toMatch(/^ ?[▸ ]?\+ 301 /m);
    expect(screen.bells()).toBe(0);
    await journey.press('b');
    expect(journey.text()).toContain('On a new cause: bell.');
    folder.rename('access.log', 'access.log.1');
    folder.append('access.log.1', at('14:12:00', '/api/orders/2', 405));
    folder.write('access.log', at('14:13:00', '/api/private', 401));
    await journey.until(() => journey.text().includes('✘ 7 failed') && screen.bells() === 1);
    await journey.press('7');
    await journey.until(/401 OPTIONS \/api\/private/);
    expect(journey.text()).toMatch(/405 OPTIONS \/api\/orders\/2/);
    expect(journey.text()).toMatch(/status +200 to 299 +40[15] +✘ 40[15]/);
    await journey.press('1');
    recording.text('After the rotation', journey.text().replace(/● live.*/, '● live'));
    await recording.matches('follow');
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('is read from its beginning when it was truncated', async () => {
    const journey = start('preflight-audit --follow access.log', { files: { 'access.log': failingLog } });
    await journey.until('● live');
    journey.folder.write('access.log', at('14:20:00', '/api/private', 401));
    await journey.until('✘ 4 failed');
    journey.folder.append('access.log', at('14:21:00', '/api/private', 401));
    await journey.until('✘ 5 failed');
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('is waited for where it does not exist yet', async () => {
    const journey = start('preflight-audit --follow later.log', { files: {} });
    await journey.until('later.log does not exist yet, and is waited for');
    journey.folder.write('later.log', failingLog);
    await journey.until('✘ 3 failed');
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('is left with 0 where nothing failed, and by Ctrl-C twice', async () => {
    const passed = start('preflight-audit --follow access.log', { files: { 'access.log': passingLog } });
    await passed.until('● live');
    passed.send('q');
    await expectAsFound(passed, 0);
    const stopped = start('preflight-audit --follow access.log', { files: { 'access.log': failingLog } });
    await stopped.until('● live');
    stopped.send('ctrl-c');
    await stopped.until('Ctrl-C again quits');
    await stopped.press('j');
    stopped.send('ctrl-c');
    await expectAsFound(stopped, 130);
  });

  it('keeps growing while the screen is frozen', async () => {
    const journey = start('preflight-audit --follow access.log', { files: { 'access.log': failingLog } });
    await journey.until('● live');
    await journey.press('f');
    journey.folder.append('access.log', at('14:10:00', '/api/old', 301));
    await journey.press('%', '%');
    expect(journey.text()).toContain('✘ 3 failed');
    await journey.press('=');
    await journey.until('✘ 4 failed');
    journey.send('q');
    await expectAsFound(journey, 1);
  });
});
