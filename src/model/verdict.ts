/** What a browser did with the whole exchange. */
export type Verdict = 'passed' | 'blocked' | 'undecided';

/** `certain`: the recorded facts decide. */
export type Certainty = 'certain' | 'likely' | 'possible';

export type Engine = 'chromium' | 'firefox' | 'webkit';
export const engines: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

/** The request's credentials mode; `not-include` stands for `omit` and for `same-origin` on a cross-origin request. */
export type CredentialsMode = 'include' | 'not-include' | 'unknown';

export type Stage = 'preflight' | 'request';

/**
 * One check that did not hold, in the words of the Fetch standard.
 * `onlyWithCredentials`: it fails for credentials mode `include` alone, and the mode is not known.
 */
export type Failure = { readonly stage: Stage; readonly onlyWithCredentials?: true } & (
  | { readonly check: 'response'; readonly error: string | null }
  | { readonly check: 'redirect'; readonly status: number; readonly location: string | null }
  | { readonly check: 'status'; readonly status: number }
  | {
      readonly check: 'allow-origin';
      readonly reason: 'missing' | 'multiple' | 'invalid' | 'mismatch' | 'wildcard-with-credentials';
      /** The combined value; null where the header is absent. */
      readonly value: string | null;
    }
  | { readonly check: 'allow-credentials'; readonly value: string | null }
  | { readonly check: 'allow-methods'; readonly value: string; readonly token: string }
  | { readonly check: 'allow-headers'; readonly value: string; readonly token: string }
  | { readonly check: 'method'; readonly method: string; readonly allowed: readonly string[] }
  | { readonly check: 'headers'; readonly names: readonly string[]; readonly allowed: readonly string[] }
  | { readonly check: 'location-userinfo'; readonly location: string }
);

export type CheckName = Failure['check'];

/** Evidence a verdict lacked: a header name, or one of these words. */
export type MissingEvidence =
  | 'status'
  | 'origin'
  | 'request-method'
  | 'request-headers'
  | 'credentials-mode'
  | 'location'
  | 'repeated-lines'
  | `header:${string}`;

export type WarningId =
  | 'null-origin-allowed'
  | 'wildcard-beside-credentials'
  | 'authorization-by-wildcard'
  | 'allow-headers-copy-paste'
  | 'response-header-sent-as-request-header';

/** What only many exchanges together show. */
export type OverallWarningId =
  | 'origin-reflected'
  | 'look-alike-origin-allowed'
  | 'same-answer-to-everything'
  | 'vary-origin-missing'
  | 'preflights-repeated';

/** What one engine tells its user about a blocked exchange. */
export type EngineReport = {
  /** Chromium: the DevTools protocol's `CorsError` (or `net::ERR_*`); Firefox: the console category; WebKit: a short name of ours. */
  readonly error: string;
  /** Chromium: `failedParameter`; otherwise the value the message names. */
  readonly parameter: string | null;
  /** The sentence of the console. */
  readonly message: string;
};

export type EngineReports = { readonly [E in Engine]?: EngineReport };

/**
 * The outcome of judging one response.
 * `fail`: at least one failure holds for certain; `pass`: every check is known to hold; otherwise `undecided`,
 * with what is missing. `failures` is in repair order: response, redirect, status, origin, credentials, malformed, method, headers.
 */
export type CheckResult = {
  readonly outcome: 'pass' | 'fail' | 'undecided';
  readonly failures: readonly Failure[];
  readonly missing: readonly MissingEvidence[];
  readonly warnings: readonly WarningId[];
};
