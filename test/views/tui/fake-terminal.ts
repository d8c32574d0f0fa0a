import { EventEmitter } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import type { Dashboard, Feed, Listener, Saved } from '../../../src/views/tui/dashboard.js';
import { settings } from './drive.js';

/** A terminal whose bytes go to a file, a process that is none, and a feed that the test holds in its hands. */
export type FakeTerminal = {
  readonly dashboard: Dashboard;
  readonly send: (keys: string) => Promise<void>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  readonly signal: (name: string, ...args: readonly unknown[]) => void;
  readonly listener: () => Listener;
  readonly finish: (report: Report) => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** Every byte that was written so far. */
  readonly bytes: () => string;
  readonly saved: readonly (readonly [name: string, overwrite: boolean])[];
  readonly stopped: () => boolean;
  readonly rawMode: () => boolean;
  readonly kill: ReturnType<typeof vi.fn>;
  readonly breakScreen: () => void;
  readonly remove: () => void;
};

/** Long enough for a frame after a key. */
const moment = 60;

export function fakeTerminal(changes: Partial<Dashboard> = {}, save: Saved = { kind: 'saved' }): FakeTerminal {
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  const fd = openSync(join(folder, 'written'), 'w');
  const keys = new EventEmitter();
  let raw = false;
  const screen = Object.assign(new EventEmitter(), {
    columns: 120,
    rows: 40,
    fd,
    write: (text: string) => {
      if (!closed) writeSync(fd, text);
    },
  });
  let closed = false;
  const kill = vi.fn();
  const host = Object.assign(new EventEmitter(), { env: {}, platform: 'linux', pid: 4711, kill });
  let listener: Listener | null = null;
  let settle: { readonly resolve: (report: Report) => void; readonly reject: (error: unknown) => void } | null = null;
  let isStopped = false;
  const saved: (readonly [string, boolean])[] = [];
  const feed: Feed = {
    stop: () => {
      isStopped = true;
    },
    start: (heard) => {
      listener = heard;
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
    },
  };
  return {
    dashboard: {
      settings,
      server: null,
      feed,
      save: async (name, _audited, overwrite) => {
        saved.push([name, overwrite]);
        return overwrite ? { kind: 'saved' } : save;
      },
      keys: {
        on: keys.on.bind(keys),
        off: keys.off.bind(keys),
        setRawMode: (on) => {
          raw = on;
        },
        resume: () => undefined,
        pause: () => undefined,
      },
      screen,
      host,
      ...changes,
    },
    async send(text) {
      keys.emit('data', Buffer.from(text));
      await pause();
    },
    async resize(columns, rows) {
      Object.assign(screen, { columns, rows });
      screen.emit('resize');
      await pause();
    },
    signal: (name, ...args) => void host.emit(name, ...args),
    listener() {
      if (listener === null) throw new Error('the feed was not started');
      return listener;
    },
    async finish(report) {
      settle?.resolve(report);
      await pause(250);
    },
    fail: (error) => settle?.reject(error),
    bytes: () => readFileSync(join(folder, 'written'), 'utf8'),
    saved,
    stopped: () => isStopped,
    rawMode: () => raw,
    kill,
    breakScreen: () => void screen.emit('error', Object.assign(new Error('write EIO'), { code: 'EIO' })),
    remove() {
      closed = true;
      closeSync(fd);
      rmSync(folder, { recursive: true });
    },
  };
}

export function pause(milliseconds = moment): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
