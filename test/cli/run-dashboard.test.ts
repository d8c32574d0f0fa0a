import { EventEmitter } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { fakeIo } from './fake-io.js';
import { failingLog, passingLog } from './logs.js';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
  log = join(folder, 'access.log');
  writeFileSync(log, failingLog);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process in a terminal: what is on it goes to a file, in order. */
function terminalIo(env: Readonly<Record<string, string>> = {}) {
  const file = join(folder, 'screen');
  const fd = openSync(file, 'w');
  const keys = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: () => undefined,
    resume: () => undefined,
    pause: () => undefined,
  });
  const stdout = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      writeSync(fd, text);
      done();
    },
  });
  const made = fakeIo();
  const io = Object.assign(new EventEmitter(), made, {
    env,
    platform: 'linux',
    stdin: keys,
    stdout: Object.assign(stdout, { isTTY: true, columns: 100, rows: 30, fd }),
  }) as unknown as Io;
  const screen = () => readFileSync(file, 'utf8');
  return {
    io,
    stderr: () => made.written.stderr,
    screen,
    close: () => closeSync(fd),
    async press(...texts: readonly string[]) {
      for (const text of texts) {
        keys.emit('data', Buffer.from(text));
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    },
    async shows(text: string) {
      for (let i = 0; i < 400 && !screen().includes(text); i++) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(screen()).toContain(text);
    },
  };
}

describe('where a terminal can show it', () => {
  it('is what one gets, and tells by its exit code and a few lines what was found', async () => {
    const terminal = terminalIo();
    const code = main([log], terminal.io);
    await terminal.shows('nobody answers OPTIONS');
    await terminal.press('q');
    expect(await code).toBe(1);
    expect(terminal.screen().split('\x1b[?1049l')[1]).toContain('3 of 4 preflights failed (75.0 %).');
    terminal.close();
  });

  it('leaves the last frame where that is wanted, and 0 with --exit-zero', async () => {
    const terminal = terminalIo();
    const code = main(['-f', 'tui', '--exit-zero', log], terminal.io);
    await terminal.shows('nobody answers OPTIONS');
    await terminal.press('2', 'Q');
    expect(await code).toBe(0);
    expect(terminal.screen().split('\x1b[?1049l')[1]).toContain('[2 Timeline]');
    terminal.close();
  });

  it('ends with 130 where it was left by Ctrl-C', async () => {
    const terminal = terminalIo();
    const code = main([log], terminal.io);
    await terminal.shows('nobody answers OPTIONS');
    await terminal.press('\x03', '\x03');
    expect(await code).toBe(130);
    terminal.close();
  });

  it('saves what is asked for in the format of the ending, and overwrites neither by accident nor an input', async () => {
    const terminal = terminalIo();
    const code = main([log], terminal.io);
    await terminal.shows('nobody answers OPTIONS');
    const saveAs = (name: string) => terminal.press('w', '\x15', `${join(folder, name)}\r`);
    await saveAs('report.json');
    await terminal.shows('Saved ');
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
    await saveAs('report.json');
    await terminal.shows('there is such a file');
    await terminal.press('\x1b');
    await saveAs('report.pdf');
    await terminal.shows('names no format');
    await saveAs('records.ndjson');
    await terminal.shows('only written while reading');
    expect(existsSync(join(folder, 'records.ndjson'))).toBe(false);
    await terminal.press('q');
    await code;
    terminal.close();
  });

  it('tells afterwards what could not be read', async () => {
    const terminal = terminalIo();
    const code = main([log, join(folder, 'missing.log')], terminal.io);
    await terminal.shows('does not exist');
    await terminal.shows('nobody answers OPTIONS');
    await terminal.press('q');
    expect(await code).toBe(2);
    expect(terminal.stderr()).toContain('missing.log does not exist');
    terminal.close();
  });

  it('ends with 2 where nothing could be read at all', async () => {
    const terminal = terminalIo();
    const code = main([join(folder, 'missing.log')], terminal.io);
    await terminal.shows('Nothing could be read.');
    await terminal.press('x', 'q');
    expect(await code).toBe(2);
    terminal.close();
  });

  it('follows a growing log until it is left', async () => {
    writeFileSync(log, passingLog);
    const terminal = terminalIo();
    const code = main(['--follow', log], terminal.io);
    await terminal.shows('● live');
    writeFileSync(log, failingLog, { flag: 'a' });
    await terminal.shows('nobody answers OPTIONS');
    await terminal.press('q');
    expect(await code).toBe(1);
    terminal.close();
  });
});

describe('where none can, or none is wanted', () => {
  it.each([
    ['--no-tui', {}],
    ['--exit-zero', { CI: 'true' }],
    ['--exit-zero', { TERM: 'dumb' }],
    ['--exit-zero', { INK_SCREEN_READER: 'true' }],
  ])('%s in %j gives the report as text', async (flag, env) => {
    const terminal = terminalIo(env);
    await main([flag, log], terminal.io);
    expect(terminal.screen()).toContain('CAUSES');
    expect(terminal.screen()).not.toContain('\x1b[?1049h');
    terminal.close();
  });

  it('says so where it was asked for by name', async () => {
    const io = fakeIo();
    expect(await main(['-f', 'tui', log], io)).toBe(1);
    expect(io.written.stderr).toContain('there is no terminal for the dashboard; this is the report as text.');
    expect(io.written.stdout).toContain('CAUSES');
  });

  it('refuses what makes no sense', async () => {
    const told = async (...argv: readonly string[]) => {
      const io = fakeIo();
      expect(await main(argv, io)).toBe(2);
      return io.written.stderr;
    };
    expect(await told('-f', 'tui', '-o', 'x.txt', log)).toContain('the dashboard goes to the terminal');
    expect(await told('--follow', log)).toContain(
      '--follow goes with the dashboard, which needs a terminal, or with --format ndjson',
    );
    expect(await told('--follow', '-f', 'json', log)).toContain('--follow goes with the dashboard');
  });

  it('follows as records, one as soon as it is known, and sums up when it is stopped', async () => {
    writeFileSync(log, '');
    const io = fakeIo();
    const code = main(['--follow', '-f', 'ndjson', log], io);
    const has = async (text: string) => {
      for (let i = 0; i < 400 && !io.written.stdout.includes(text); i++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(io.written.stdout).toContain(text);
    };
    writeFileSync(log, failingLog, { flag: 'a' });
    await has('"status":500');
    writeFileSync(log, failingLog.replaceAll('orders', 'later'), { flag: 'a' });
    await has('/api/later/4711');
    io.interrupt();
    expect(await code).toBe(1);
    const records = io.written.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.at(-1)).toMatchObject({ type: 'summary', partial: false });
    expect(records.filter(({ type }) => type === 'summary')).toHaveLength(1);
  });
});
