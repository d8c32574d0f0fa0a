import type { Exchange, PlainOptions } from './exchange.js';
import type { Unreadable } from './http-record.js';
import type { Certainty, EngineReports, Failure, MissingEvidence, Stage, Verdict, WarningId } from './verdict.js';

/** What was decided about one exchange, and why. */
export type ExchangeFinding = {
  readonly type: 'preflight' | 'request';
  readonly exchange: Exchange;
  readonly verdict: Verdict;
  readonly stage: Stage | null;
  /** Cause ids, headline first; empty when passed. */
  readonly causes: readonly string[];
  readonly certainty: Certainty;
  readonly failures: readonly Failure[];
  readonly missing: readonly MissingEvidence[];
  readonly warnings: readonly WarningId[];
  readonly browser: EngineReports;
  /** Short machine-readable facts that the verdict rests on. */
  readonly reasons: readonly string[];
};

export type OptionsFinding = { readonly type: 'options' } & PlainOptions;

export type UnreadableFinding = { readonly type: 'unreadable' } & Unreadable;

export type Finding = ExchangeFinding | OptionsFinding | UnreadableFinding;
