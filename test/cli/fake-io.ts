import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';

export type FakeIo = Io & {
  readonly written: { stdout: string; stderr: string };
  /** What a terminal does on Ctrl-C. */
  readonly interrupt: () => void;
};

export type FakeOptions = {
  readonly stdin?: Readable & { isTTY?: boolean };
  readonly env?: Readonly<Record<string, string>>;
  /** Columns, where standard output and error are a terminal. */
  readonly terminal?: number;
  /** What standard output does with a chunk; the default keeps it. */
  readonly stdout?: Writable;
};

/** A process made of strings. */
export function fakeIo({ stdin, env = {}, terminal, stdout }: FakeOptions = {}): FakeIo {
  const written = { stdout: '', stderr: '' };
  const signals = new EventEmitter();
  const keep = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const asTerminal = terminal === undefined ? {} : { isTTY: true, columns: terminal };
  return {
    written,
    interrupt: () => signals.emit('SIGINT'),
    stdin: stdin ?? Readable.from([]),
    stdout: Object.assign(stdout ?? keep('stdout'), asTerminal),
    stderr: Object.assign(keep('stderr'), asTerminal),
    env,
    once: (signal, listener) => signals.once(signal, listener),
    off: (signal, listener) => signals.off(signal, listener),
    pid: 0,
    kill: (_pid, signal) => signals.emit(`killed by ${signal}`),
  };
}
