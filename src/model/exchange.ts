import type { HttpRecord } from './http-record.js';

/**
 * What became of the request that a preflight asked for.
 * - `sent`: its record was found and it left the browser
 * - `never-sent`: the recorder shows that the browser held it back
 * - `not-seen`: no record of it came within the window
 * - `unknown`: the input ended, or the recorder could not have shown it
 */
export type FollowUp = 'sent' | 'never-sent' | 'not-seen' | 'unknown';

/** What the linker saw: an OPTIONS with the request behind it, or a cross-origin request by itself. */
export type Exchange = {
  /** Null for a request without a preflight of its own in this input. */
  readonly preflight: HttpRecord | null;
  readonly request: HttpRecord | null;
  readonly followUp: FollowUp;
  /** The serialised origin of the page, and whether it was only inferred from Referer. */
  readonly origin: string | null;
  readonly originInferred: boolean;
  /** The 3xx response whose Location led to this request, where the recorder shows it. */
  readonly redirectedFrom: HttpRecord | null;
  /** Whether a recording shows the next hop of a redirect that the request was answered with; null elsewhere. */
  readonly redirectFollowed: boolean | null;
  /** An earlier preflight that the browser may have remembered for this request, which had none of its own. */
  readonly coveredBy: HttpRecord | null;
  /** Short machine-readable facts about the link, such as `same-client`, `time-window`. */
  readonly linkedBy: readonly string[];
};

export type OptionsKind =
  | 'internal-dummy'
  | 'server-wide'
  | 'webdav'
  | 'scanner'
  | 'same-origin'
  | 'foreign-protocol'
  | 'other';

/** An OPTIONS that is no preflight, and the rule that said so. */
export type PlainOptions = {
  readonly record: HttpRecord;
  readonly kind: OptionsKind;
  readonly rule: string;
};
