import type { Failure, MissingEvidence } from '../model/verdict.js';

/** What one check came to: a failure, evidence that was not recorded, or null where the check holds. */
export type Check = Failure | Unknown | null;

export type Unknown = { readonly missing: MissingEvidence };

export function unknown(missing: MissingEvidence): Unknown {
  return { missing };
}

export function isUnknown(check: Failure | Unknown): check is Unknown {
  return 'missing' in check;
}

/** The checks of one response under one credentials mode, by name. Each engine walks them in its own order. */
export type Checks = { readonly [Name in CheckKey]?: Check };

export type CheckKey =
  | 'response'
  | 'redirect'
  | 'status'
  | 'origin'
  | 'credentials'
  | 'methodsParse'
  | 'headersParse'
  | 'method'
  | 'headers'
  | 'location';

/** The order in which a server's owner repairs: what hides the rest comes first. */
export const repairOrder: readonly CheckKey[] = [
  'response',
  'redirect',
  'status',
  'origin',
  'credentials',
  'methodsParse',
  'headersParse',
  'method',
  'headers',
  'location',
];
