import type { Failure, MissingEvidence, Stage } from '../model/verdict.js';
import * as names from './header-names.js';

/** What one check came to: a failure, evidence that was not recorded, or null where the check holds. */
export type Check = Failure | Unknown | null;

export type Unknown = { readonly missing: MissingEvidence };

/** What is not known, once for all: a log without CORS fields asks for the same four headers in every line. */
export const unknown = {
  status: { missing: 'status' },
  origin: { missing: 'origin' },
  requestMethod: { missing: 'request-method' },
  requestHeaders: { missing: 'request-headers' },
  allowOrigin: { missing: `header:${names.allowOrigin}` },
  allowCredentials: { missing: `header:${names.allowCredentials}` },
  allowMethods: { missing: `header:${names.allowMethods}` },
  allowHeaders: { missing: `header:${names.allowHeaders}` },
} as const satisfies Record<string, Unknown>;

export function isUnknown(check: Failure | Unknown): check is Unknown {
  return 'missing' in check;
}

/** The checks of one response under one credentials mode, by name. Each engine walks them in its own order. */
export type Checks = { readonly [Name in CheckKey]: Check };

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

/** A network error: there is no status and no header to check. */
export function onlyResponse(stage: Stage, error: string | null): Checks {
  return { ...allHold, response: { stage, check: 'response', error } };
}

/** Written out in the order above, and never spread in a hot path: one shape for all. */
export const allHold: Checks = {
  response: null,
  redirect: null,
  status: null,
  origin: null,
  credentials: null,
  methodsParse: null,
  headersParse: null,
  method: null,
  headers: null,
  location: null,
};
