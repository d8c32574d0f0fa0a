import type { Exchange } from '../model/exchange.js';
import type { Remedy } from '../model/remedy.js';
import type { Engine, Failure, Stage } from '../model/verdict.js';

/** What can go wrong with an exchange: a check of the standard, or something no check explains. */
export type Fault =
  | Failure
  | { readonly stage: Stage; readonly check: 'no-request' }
  | { readonly stage: Stage; readonly check: 'refused' }
  | { readonly stage: Stage; readonly check: 'not-cors'; readonly error: string | null };

export type Family =
  | 'non-2xx'
  | 'backend-exception'
  | 'missing-header'
  | 'wrong-header'
  | 'no-follow-up'
  | 'network'
  | 'response-blocked'
  | 'not-cors';

export type Cause<Id extends string = string> = {
  readonly id: Id;
  readonly family: Family;
  /** What the reader can see on the server; follows a status, as in "405 nobody answers OPTIONS". */
  readonly title: string;
  readonly claims: (fault: Fault, exchange: Exchange) => boolean;
  /** Tells failures of one cause apart, such as the refused header name; raw input, null where there is nothing to add. */
  readonly detail?: (fault: Fault, exchange: Exchange) => string | null;
  readonly why: string;
  readonly commonReasons: readonly string[];
  readonly confirm: string;
  /** What each engine calls it. */
  readonly shown: Readonly<Record<Engine, string>>;
  readonly remedies: readonly Remedy[];
};

export function defineCause<const Id extends string>(cause: Cause<Id>): Cause<Id> {
  return cause;
}
