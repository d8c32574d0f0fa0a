import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failingLog, passingLog } from '../../../cli/logs.js';
import { expectAsFound } from './lib/as-found.js';
import { type Beginning, type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';
import { untouched } from './lib/screen.js';

const crashing = `--import=${new URL('lib/crash-in-component.mjs', import.meta.url)}`;
const files = { 'access.log': failingLog, 'passing.log': passingLog };

/** The dashboard, when it has read everything. */
async function open(command = 'preflight-audit access.log', beginning: Beginning = {}): Promise<Journey> {
  const journey = start(command, { files, ...beginning });
  await journey.until(() => /[✘✔] .*failed/.test(journey.text()) && !journey.text().includes('●'));
  return journey;
}

journeys('the terminal is as it was found', () => {
  it('after q', async () => {
    const journey = await open();
    const recording = record('q ends it');
    recording.page('The dashboard', journey);
    expect(journey.screen.modes()).toMatchObject({ screen: 'alternate', cursor: 'hidden', bracketedPaste: true });
    journey.send('q');
    await expectAsFound(journey, 1);
    recording.page('After q', journey);
    await recording.matches('quit');
  });

  it('after q where nothing failed, and where failures are no failure', async () => {
    const passed = await open('preflight-audit passing.log');
    passed.send('q');
    await expectAsFound(passed, 0);
    const failed = await open('preflight-audit --exit-zero access.log');
    failed.send('q');
    await expectAsFound(failed, 0);
  });

  it('after Q, which leaves the screen as text', async () => {
    const journey = await open();
    const recording = record('Q leaves the screen as text');
    await journey.press('j');
    const frame = journey.text();
    journey.send('Q');
    expect(await journey.ended()).toEqual({ code: 1, sameSettings: true });
    expect(journey.screen.modes()).toEqual(untouched);
    expect(journey.screen.history()).toBe(`$ preflight-audit access.log\n${frame}\n[exit code 1]`);
    recording.page('After Q', journey);
    await recording.matches('quit-and-keep');
  });

  it('after Ctrl-C, when all has been read', async () => {
    const journey = await open();
    journey.send('ctrl-c');
    await expectAsFound(journey, 130);
  });

  it('after Ctrl-C twice while it reads: once keeps what was read, then it ends', async () => {
    const journey = start('preflight-audit endless.log', { pipes: ['endless.log'] });
    journey.feed('endless.log', failingLog);
    await journey.until(/[1-9] failed/);
    journey.send('ctrl-c');
    await journey.until('Ctrl-C again quits');
    journey.send('ctrl-c');
    await expectAsFound(journey, 130);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ] as const)('after %s, of which it dies', async (signal, code) => {
    const journey = await open();
    journey.signal(signal);
    await expectAsFound(journey, code);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('after %s while something is printed', async (signal, code) => {
    const journey = await open();
    await journey.press('p');
    journey.send('o');
    await journey.until('[any key leads back]');
    journey.signal(signal);
    await expectAsFound(journey, code);
  });

  it('after q with the mouse on', async () => {
    const journey = await open();
    await journey.press('%');
    expect(journey.screen.modes()).toMatchObject({ mouse: 'vt200', mouseReports: 'changed' });
    journey.send('q');
    await expectAsFound(journey, 1);
  });

  it('after a crash in a component, which is told on the main screen', async () => {
    const journey = await open(undefined, {
      rows: 40,
      env: { NODE_OPTIONS: crashing, CRASH_AT: 'Keys of this screen' },
    });
    journey.send('?');
    await expectAsFound(journey, 2);
    expect(journey.text()).toContain('preflight-audit: this is a bug in the program, please report it:');
    expect(journey.text()).toContain('Error: a component fell over');
  });

  it('after a crash in the first frame', async () => {
    const journey = start('preflight-audit access.log', {
      files,
      rows: 40,
      env: { NODE_OPTIONS: crashing, CRASH_AT: 'preflight-audit' },
    });
    await expectAsFound(journey, 2);
    expect(journey.text()).toContain('Error: a component fell over');
  });

  it('after q where it is too small for more than a sentence', async () => {
    const journey = start('preflight-audit access.log', { files, columns: 18, rows: 4 });
    const recording = record('A terminal that is too small');
    await journey.until('too small');
    recording.page('18x4, from the beginning', journey);
    await journey.resize(80, 24);
    await journey.until(/✘ .*failed/);
    recording.page('80x24', journey);
    await journey.resize(19, 4);
    recording.page('19x4', journey);
    journey.send('q');
    expect(await journey.ended()).toEqual({ code: 1, sameSettings: true });
    expect(journey.screen.modes()).toEqual(untouched);
    await recording.matches('too-small');
  });
});

journeys('the program ends', () => {
  it('with the terminal that is closed', async () => {
    const journey = await open('trap : HUP; preflight-audit access.log');
    expect(await journey.hangUp()).toBe(129);
  });

  it('with the terminal that is closed, though hanging up is ignored', async () => {
    const journey = await open("trap '' HUP; preflight-audit access.log");
    expect(await journey.hangUp()).toBe(129);
  });

  it('when the terminal is closed while it reads what has no end', async () => {
    const journey = start('trap : HUP; preflight-audit endless.log', { pipes: ['endless.log'] });
    journey.feed('endless.log', failingLog);
    await journey.until('● reading');
    expect(await journey.hangUp()).toBe(129);
  });
});

journeys('without a terminal for it', () => {
  it.each([
    ['its output is a pipe', 'preflight-audit access.log | cat'],
    ['the terminal is dumb', 'TERM=dumb preflight-audit access.log'],
    ['it runs in CI', 'CI=true preflight-audit access.log'],
    ['a screen reader is at work', 'INK_SCREEN_READER=true preflight-audit access.log'],
    ['nobody wants it', 'preflight-audit --no-tui access.log'],
  ])('the report is written as text: %s', async (_why, command) => {
    const journey = start(command, { files });
    expect(await journey.ended()).toEqual({ code: command.includes('|') ? 0 : 1, sameSettings: true });
    expectPlainReport(journey);
  });

  it.runIf(existsSync('/usr/bin/setsid'))('as when the log comes by pipe and no terminal gives keys', async () => {
    const journey = start('cat access.log | setsid --wait preflight-audit -', { files });
    expect(await journey.ended()).toEqual({ code: 1, sameSettings: true });
    expectPlainReport(journey);
  });

  it('it says so where it was asked for', async () => {
    const journey = start('preflight-audit -f tui access.log | cat', { files, columns: 120 });
    await journey.ended();
    const complaint = 'preflight-audit: there is no terminal for the dashboard; this is the report as text.';
    expect(journey.screen.history()).toContain(complaint);
    expectPlainReport(journey);
  });
});

function expectPlainReport({ bytes, screen }: Journey): void {
  expect(screen.modes()).toEqual(untouched);
  expect(screen.history()).toContain('3 of 4 preflights failed (75.0 %).');
  // No mode of the terminal was touched.
  expect(bytes().toString()).not.toContain('\x1b[?');
}
