import { EventEmitter } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLifecycle, type Fate } from '../../../../src/views/tui/terminal/lifecycle.js';
import { leaveScreen } from '../../../../src/views/tui/terminal/modes.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A terminal that is a file, and a process that is none. */
function set(platform = 'linux') {
  const file = join(mkdtempSync(join(tmpdir(), 'screen-')), 'written');
  const fd = openSync(file, 'w');
  const screen = Object.assign(new EventEmitter(), { columns: 80, rows: 24, fd, write: vi.fn() });
  const host = Object.assign(new EventEmitter(), { env: {}, platform, pid: 4711, kill: vi.fn() });
  const keyboard = { open: vi.fn(), close: vi.fn() };
  const fates: Fate[] = [];
  const events = { resized: vi.fn(), repaint: vi.fn(), ended: (fate: Fate) => fates.push(fate) };
  const lifecycle = createLifecycle({ host, screen, keyboard, events });
  const written = () => readFileSync(file, 'utf8');
  return { screen, host, keyboard, events, fates, lifecycle, written, close: () => closeSync(fd) };
}

describe('createLifecycle', () => {
  it('takes the terminal and gives it back as it was, once', () => {
    const { lifecycle, written, keyboard, host, screen } = set();
    lifecycle.enter();
    expect(written()).toContain('\x1b[?1049h');
    lifecycle.leave();
    lifecycle.leave();
    expect(written().split(leaveScreen)).toHaveLength(2);
    expect(keyboard.open).toHaveBeenCalledTimes(1);
    expect(keyboard.close).toHaveBeenCalledTimes(1);
    expect(host.eventNames()).toEqual([]);
    expect(screen.eventNames()).toEqual([]);
  });

  it('gives it back where the process ends without asking', () => {
    const { lifecycle, written, host } = set();
    lifecycle.enter();
    host.emit('exit');
    expect(written().endsWith(leaveScreen)).toBe(true);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('tells of %s', (signal) => {
    const { lifecycle, host, fates } = set();
    lifecycle.enter();
    host.emit(signal);
    expect(fates).toEqual([{ kind: 'signal', signal }]);
  });

  it('tells of what nobody caught, and of a terminal that is gone', () => {
    const { lifecycle, host, screen, fates } = set();
    lifecycle.enter();
    const error = new Error('a bug');
    host.emit('uncaughtException', error);
    host.emit('unhandledRejection', error);
    screen.emit('error', Object.assign(new Error('EIO'), { code: 'EIO' }));
    lifecycle.write('x');
    expect(screen.write).not.toHaveBeenCalledWith('x');
    expect(fates).toEqual([{ kind: 'crash', error }, { kind: 'crash', error }, { kind: 'gone' }]);
  });

  it('suspends the whole job, and draws anew when it goes on', () => {
    const { lifecycle, host, keyboard, events, written } = set();
    lifecycle.enter();
    lifecycle.suspend();
    expect(written().endsWith(leaveScreen)).toBe(true);
    expect(host.kill).toHaveBeenCalledWith(0, 'SIGTSTP');
    expect(host.listenerCount('SIGTSTP')).toBe(0);
    host.emit('SIGCONT');
    vi.advanceTimersByTime(1000);
    expect(keyboard.open).toHaveBeenCalledTimes(2);
    expect(events.repaint).toHaveBeenCalledTimes(1);
    expect(host.listenerCount('SIGTSTP')).toBe(1);
    expect(host.kill).toHaveBeenLastCalledWith(4711, 'SIGWINCH');
    host.emit('SIGTSTP');
    expect(host.kill).toHaveBeenLastCalledWith(0, 'SIGTSTP');
  });

  it('comes back where the system did not stop it, and does not try on Windows', () => {
    const orphan = set();
    orphan.lifecycle.enter();
    orphan.lifecycle.suspend();
    vi.advanceTimersByTime(200);
    expect(orphan.events.repaint).toHaveBeenCalledTimes(1);
    const windows = set('win32');
    windows.lifecycle.enter();
    windows.lifecycle.suspend();
    expect(windows.host.kill).not.toHaveBeenCalled();
  });

  it('takes the terminal anew after a stop that it was not told of', () => {
    const { lifecycle, host, keyboard, events, written } = set();
    lifecycle.enter();
    host.emit('SIGCONT');
    expect(keyboard.close).toHaveBeenCalledTimes(1);
    expect(keyboard.open).toHaveBeenCalledTimes(2);
    expect(events.repaint).toHaveBeenCalledTimes(1);
    expect(written().split('\x1b[?1049h')).toHaveLength(3);
  });

  it('gives the keys back from the plain screen, and stays there when the process goes on', () => {
    const { lifecycle, host, keyboard, events } = set();
    lifecycle.enter();
    lifecycle.stepAside();
    host.emit('SIGCONT');
    expect(events.repaint).not.toHaveBeenCalled();
    lifecycle.leave();
    expect(keyboard.close).toHaveBeenCalledTimes(1);
  });

  it('writes nothing to a screen that is not its own', () => {
    const { lifecycle, screen } = set();
    lifecycle.write('early');
    lifecycle.enter();
    lifecycle.write('in time');
    lifecycle.stepAside();
    lifecycle.write('meanwhile');
    expect(lifecycle.comeBack()).toBe(true);
    expect(lifecycle.comeBack()).toBe(false);
    lifecycle.leave();
    lifecycle.write('late');
    expect(screen.write.mock.calls).toEqual([['in time']]);
  });

  it('clears the screen before a resized frame, and switches the mouse off at the end', () => {
    const { lifecycle, screen, events, written } = set();
    lifecycle.enter();
    screen.emit('resize');
    expect(screen.write).toHaveBeenCalledWith('\x1b[2J\x1b[H');
    expect(events.resized).toHaveBeenCalled();
    lifecycle.setMouse(true);
    expect(screen.write).toHaveBeenCalledWith('\x1b[?1000h\x1b[?1006h');
    lifecycle.leave();
    expect(written()).toContain('\x1b[?1000l');
  });

  it('is not stopped by a terminal that cannot be written to', () => {
    const { lifecycle, close } = set();
    lifecycle.enter();
    close();
    expect(lifecycle.leave).not.toThrow();
  });
});
