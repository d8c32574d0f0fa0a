import type { EventEmitter } from 'node:events';
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { Audited } from '../view.js';
import type { Counted, FileProgress } from './reading.js';
import type { Settings, Size } from './state.js';
import type { KeyStream } from './terminal/keyboard.js';

/** What the dashboard hears while an input is read. */
export type Listener = {
  readonly progress: (progress: FileProgress) => void;
  readonly snapshot: (report: Report) => void;
  readonly problem: (message: string) => void;
  /** How much was judged so far, told often. */
  readonly counted: (counted: Counted) => void;
  /** Told of a followed input alone. */
  readonly finding: (finding: Finding) => void;
  /** Of a followed input all that was there has been read, and the last snapshot tells of it. */
  readonly caughtUp: () => void;
};

/** Where the report comes from. */
export type Feed = {
  /** Begins reading; called once, after the first frame. Resolves with the whole report, or what was read of it. */
  readonly start: (listener: Listener) => Promise<Report>;
  /** Ends reading; what was read is reported. */
  readonly stop: () => void;
};

/** `exists`: nothing was written, for there is such a file. `failed`: a clause. */
export type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly reason: string };

export type Screen = Pick<EventEmitter, 'on' | 'off'> & {
  readonly columns: number;
  readonly rows: number;
  readonly fd: number;
  readonly write: (text: string) => unknown;
};

/** What the dashboard needs of a process; `process` itself fits. */
export type Host = Pick<EventEmitter, 'on' | 'off'> & {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly pid: number;
  readonly kill: (pid: number, signal: NodeJS.Signals) => unknown;
};

export type Dashboard = {
  readonly settings: Settings;
  /** Fixes are written for this server; null: the one that the input shows. */
  readonly server: string | null;
  readonly feed: Feed;
  readonly save: (name: string, audited: Audited, overwrite: boolean) => Promise<Saved>;
  readonly keys: KeyStream;
  readonly screen: Screen;
  readonly host: Host;
};

export type Ending = {
  /** What was read; null where nothing was. */
  readonly report: Report | null;
  /** Left by Ctrl-C, or before an input with an end was read to it. */
  readonly interrupted: boolean;
  /** The last frame, where the reader wanted to keep it. */
  readonly frame: string | null;
};

export type { KeyStream, Size };
