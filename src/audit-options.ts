import type { Source } from './input/source.js';
import type { Finding } from './model/finding.js';
import type { Report } from './model/report.js';

export type AuditOptions = {
  /** A format's name or an Apache LogFormat string; null or left out: looked for in the content. */
  readonly logFormat?: string | null;
  /** How long after a preflight its request may come, in milliseconds. */
  readonly windowMs?: number;
  /** Apache error logs, looked through after the sources for what explains the failures. */
  readonly errorLogs?: Iterable<Source> | AsyncIterable<Source>;
  /** Called with every finding as soon as its own evidence is complete. */
  readonly onFinding?: (finding: Finding) => void;
  /** Called for a source of which nothing could be read; `message` is one sentence. */
  readonly onProblem?: (problem: AuditProblem) => void;
  /** Called when it is known what a source holds, before anything is made of it. */
  readonly onRecognised?: (recognised: Recognised) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Called after every chunk; costs next to nothing, so that figures can move between two reports. */
  readonly onCount?: (counted: Counted) => void;
  /** Called with the report so far while reading goes on, the source being read included. */
  readonly onSnapshot?: (report: Report) => void;
  /** How often at most, in milliseconds; seldomer where a report is costly to make. */
  readonly snapshotEveryMs?: number;
  /** Resolves when of an endless input all has been read that was there at the beginning. */
  readonly caughtUp?: Promise<void>;
  /** Called then, when a report of it has been handed on. */
  readonly onCaughtUp?: () => void;
  /** Stops reading; what was read is reported, marked partial. */
  readonly signal?: AbortSignal;
  /** Threads to read large plain files with, this one included; the result is the same with any number. */
  readonly jobs?: number;
  /**
   * Addresses or blocks (`198.51.100.0/24`) of proxies that are believed where they say who their client is; private and
   * loopback addresses always are.
   */
  readonly trustedProxies?: readonly string[];
  /** The sources grow without end: all are read together, and stopping them leaves nothing out. */
  readonly endless?: boolean;
};

export type AuditProblem = { readonly file: string; readonly message: string };

/** `format` is the id of one: `combined`, `har`. */
export type Recognised = { readonly file: string; readonly format: string };

/** How far a source has been read, in bytes on disk; `size` is null where that is not known. */
export type Progress = { readonly file: string; readonly bytesRead: number; readonly size: number | null };

/** Exchanges that were judged so far; what only a whole group convicts is not among the blocked. */
export type Counted = Pick<Report['counts'], 'preflights' | 'requests' | 'blocked' | 'preflightsBlocked'>;

/** Whether reading was stopped before an input was read to its end. */
export function isCutShort({ signal, endless }: Pick<AuditOptions, 'signal' | 'endless'>): boolean {
  return signal?.aborted === true && endless !== true;
}
