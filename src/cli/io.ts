import type { Readable, Writable } from 'node:stream';
import type { Dashboard } from '../views/tui.js';

/** What the program needs of a process; `process` itself fits. */
export type Io = {
  /** Touched only where it is read: Node opens it at the first look. */
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly once: (signal: 'SIGINT', listener: () => void) => unknown;
  readonly off: (signal: 'SIGINT', listener: () => void) => unknown;
  readonly pid: number;
  readonly kill: (pid: number, signal: 'SIGINT') => unknown;
};

/** What the dashboard needs besides: a terminal, and a process with signals. */
export type TerminalIo = Dashboard['host'] & { readonly stdout: Dashboard['screen'] };
