import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import type { Ending } from '../../../src/views/tui/dashboard.js';
import { runTui } from '../../../src/views/tui/run-tui.js';
import { leaveScreen } from '../../../src/views/tui/terminal/modes.js';
import { madeUpReport } from '../made-up-report.js';
import { type FakeTerminal, fakeTerminal, pause } from './fake-terminal.js';
import { hostileReport } from './hostile.js';
import { report } from './report.js';

let terminal: FakeTerminal;

afterEach(() => terminal.remove());

async function begin(made: FakeTerminal, whole: Report | null = report): Promise<{ readonly ended: Promise<Ending> }> {
  terminal = made;
  const ended = runTui(terminal.dashboard);
  ended.catch(() => undefined);
  await pause(0);
  if (whole !== null) await terminal.finish(whole);
  return { ended };
}

describe('runTui', () => {
  it('draws before anything is read', async () => {
    const { ended } = await begin(fakeTerminal(), null);
    expect(terminal.bytes()).toContain('opening the input');
    expect(terminal.rawMode()).toBe(true);
    await terminal.finish(report);
    await terminal.send('q');
    expect((await ended).report).toBe(report);
  });

  it('gives the terminal back when the reader quits', async () => {
    const { ended } = await begin(fakeTerminal());
    await terminal.send('jq');
    expect(await ended).toEqual({ report, interrupted: false, frame: null });
    expect(terminal.bytes().endsWith(leaveScreen)).toBe(true);
    expect(terminal.rawMode()).toBe(false);
  });

  it('hands on the last frame as it was', async () => {
    const { ended } = await begin(fakeTerminal());
    await terminal.send('Q');
    const { frame } = await ended;
    expect(frame).toContain('405 nobody answers OPTIONS');
    expect(frame?.split('\n').length).toBe(39);
  });

  it('shows what was read so far, and what could not be read', async () => {
    const { ended } = await begin(fakeTerminal(), null);
    const { progress, snapshot, problem } = terminal.listener();
    progress({ file: 'access.log', bytesRead: 500, size: 1000 });
    snapshot(madeUpReport({ ...report, groups: report.groups.slice(0, 1) }));
    problem('b.log does not exist.');
    await vi.waitFor(() => expect(terminal.bytes()).toContain('50 %'), { timeout: 10_000 });
    expect(terminal.bytes()).toContain('b.log does not exist.');
    await terminal.send('\x03');
    expect(terminal.stopped()).toBe(true);
    await terminal.finish(report);
    await terminal.send('q');
    expect((await ended).interrupted).toBe(true);
  });

  it('draws anew after a resize and on Ctrl-L, and again what was on the screen before a print', async () => {
    const { ended } = await begin(fakeTerminal());
    const written = async (act: () => Promise<void>) => {
      const before = terminal.bytes().length;
      await act();
      return terminal.bytes().slice(before);
    };
    expect(await written(() => terminal.resize(80, 24))).toContain('[1 Causes]');
    expect(await written(() => terminal.send('\x0c'))).toContain('[1 Causes]');
    const printed = await written(() => terminal.send('po'));
    expect(printed).toContain(leaveScreen);
    expect(printed).toContain('https://app.example.com\r\n\r\n[any key leads back]');
    const back = await written(() => terminal.send('q'));
    expect(back).toContain('\x1b[?1049h');
    expect(back).toContain('[1 Causes]');
    await terminal.send('q');
    expect((await ended).interrupted).toBe(false);
  });

  it('copies through the terminal, rings and takes the mouse', async () => {
    const follows = { ...fakeTerminal().dashboard.settings, follow: true };
    const { ended } = await begin(fakeTerminal({ settings: follows }), null);
    const { snapshot, caughtUp } = terminal.listener();
    snapshot(madeUpReport({ ...report, groups: report.groups.slice(2) }));
    caughtUp();
    await terminal.send('b');
    snapshot(report);
    await pause(300);
    expect(terminal.bytes()).toContain('\x07');
    await terminal.send('%');
    expect(terminal.bytes()).toContain('\x1b[?1000h\x1b[?1006h');
    await terminal.send('yo');
    expect(terminal.bytes()).toContain('\x1b]52;c;aHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20=\x07');
    await terminal.send('q');
    await terminal.finish(report);
    expect((await ended).interrupted).toBe(false);
  });

  it('waits a while for what was read so far, and no longer', async () => {
    const { ended } = await begin(fakeTerminal(), null);
    terminal.listener().snapshot(report);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const sent = terminal.send('q');
    await vi.advanceTimersByTimeAsync(60_000);
    await sent;
    vi.useRealTimers();
    expect(await ended).toEqual({ report, interrupted: true, frame: null });
  });

  it('saves, and asks before it overwrites', async () => {
    const { ended } = await begin(fakeTerminal({}, { kind: 'exists' }));
    await terminal.send('w\r');
    expect(terminal.bytes()).toContain('there is such a file');
    await terminal.send('\r');
    expect(terminal.saved).toEqual([
      ['preflight-report.txt', false],
      ['preflight-report.txt', true],
    ]);
    expect(terminal.bytes()).toContain('Saved preflight-report.txt.');
    await terminal.send('q');
    await ended;
  });

  it('says why it was not saved', async () => {
    await begin(fakeTerminal({}, { kind: 'failed', reason: 'no space left' }));
    await terminal.send('w\r');
    expect(terminal.bytes()).toContain('Not saved: no space left.');
    await terminal.send('q');
  });
});

describe('ends that nobody asked for', () => {
  it('raises a signal anew once the terminal is given back', async () => {
    const { ended } = await begin(fakeTerminal());
    terminal.signal('SIGTERM');
    await ended;
    expect(terminal.bytes().endsWith(leaveScreen)).toBe(true);
    expect(terminal.kill).toHaveBeenCalledWith(4711, 'SIGTERM');
  });

  it('rejects with what crashed it: a part of the screen, the feed, or anything else', async () => {
    const poisoned = {
      ...report,
      get groups(): never {
        throw new Error('a bug in a component');
      },
    };
    const inScreen = await begin(fakeTerminal(), null);
    await terminal.finish(poisoned as unknown as Report);
    await expect(inScreen.ended).rejects.toThrow('a bug in a component');
    expect(terminal.bytes().endsWith(leaveScreen)).toBe(true);
    terminal.remove();

    const inFeed = await begin(fakeTerminal(), null);
    terminal.fail(new Error('a bug in the feed'));
    await expect(inFeed.ended).rejects.toThrow('a bug in the feed');
    terminal.remove();

    const elsewhere = await begin(fakeTerminal());
    terminal.signal('uncaughtException', new Error('a bug elsewhere'));
    await expect(elsewhere.ended).rejects.toThrow('a bug elsewhere');
    expect(terminal.rawMode()).toBe(false);
  });

  it('ends as when it is hung up where the terminal is gone', async () => {
    const { ended } = await begin(fakeTerminal());
    terminal.breakScreen();
    expect((await ended).report).toBe(report);
    expect(terminal.kill).toHaveBeenCalledWith(4711, 'SIGHUP');
  });
});

describe('hostile text', () => {
  it('reaches the terminal only as visible, harmless characters, on every screen', async () => {
    const { ended } = await begin(
      fakeTerminal({ settings: { ...fakeTerminal().dashboard.settings, files: ['\x1b]0;evil\x07.log'] } }),
      hostileReport(),
    );
    const walks = [
      '',
      'j',
      '\r',
      '\r',
      '\r',
      'n',
      '\x1b',
      '\x1b',
      '\x1b',
      '2',
      '3',
      '\r',
      '\x1b',
      '4',
      '\r',
      '\x1b',
      '5',
      '6',
      '1',
      '/evil\r',
      '\x1b',
      'm',
      'm',
      's',
      ']',
      ']',
      '?',
      '\x1b',
    ];
    for (const keys of walks) {
      await terminal.send(keys);
      await pause(keys === '\x1b' ? 60 : 0);
    }
    for (const [columns, rows] of [
      [80, 24],
      [40, 12],
      [200, 60],
    ] as const)
      await terminal.resize(columns, rows);
    await terminal.send('\r');
    await terminal.send('pr');
    await terminal.send(' ');
    await terminal.send('Q');
    const { frame } = await ended;
    expectHarmless(terminal.bytes());
    expectHarmless(frame ?? '');
    expect(terminal.bytes()).toContain('\\x1b]52;c;ZXZpbA==\\x07');
    expect(terminal.bytes()).toContain('\\u{202e}');
  }, 60_000);
});

/** Our own sequences, one by one; whatever is left is text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const ours = /\x1b\[[0-9;]*m|\x1b\[\d+;1H|\x1b\[2[JK]|\x1b\[H|\x1b\[\?(?:1049|25|2004|1000|1006|2026)[hl]/g;

function expectHarmless(bytes: string): void {
  const text = bytes.replace(ours, '').replaceAll('\r\n', '').replaceAll('\n', '');
  expect(text.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u)).toBeNull();
  expect(text).not.toMatch(/\p{M}{5}/u);
  expect(text.length).toBeLessThan(3_000_000);
}
