import type { Assumption, Obstacle } from './probe.js';

/**
 * `passes`: a browser would let the page have what it asked for, as far as it was tried. `open`: what was sent passes,
 * but what failed before was not repeated, or not in the same way.
 */
export type Outcome = 'passes' | 'fails' | 'open';

/** One answer of the live server, judged. */
export type Judged = {
  readonly sent: 'OPTIONS' | 'GET' | 'HEAD';
  /** 0 where no answer came. */
  readonly status: number;
  readonly passes: boolean;
  /** Cause ids in repair order; empty where it passes. */
  readonly causes: readonly string[];
  /** Cause ids for a page that sends credentials, where it passes without; whether it does is not known. */
  readonly withCredentials: readonly string[];
  /** Why there was no answer. */
  readonly error: string | null;
  /** What Chromium says, where it says anything. */
  readonly message: string | null;
};

export type VerifiedProbe = {
  readonly path: string;
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
  readonly assumed: readonly Assumption[];
  readonly before: { readonly status: number | null; readonly causes: readonly string[] };
  readonly preflight: Judged | null;
  readonly request: Judged | null;
  /** The follow-up was sent with another method than the page's, which may change things on the server. */
  readonly standIn: boolean;
  readonly outcome: Outcome;
};

export type VerifiedGroup = {
  readonly key: string;
  readonly cause: string;
  readonly title: string;
  readonly verdict: string;
  readonly count: number;
  readonly host: string | null;
  readonly path: string;
  /** The worst of its probes; `not-sent` where there are none. */
  readonly outcome: Outcome | 'not-sent';
  readonly probes: readonly VerifiedProbe[];
  readonly leftOut: readonly { readonly reason: Obstacle; readonly count: number }[];
};

export type Verification = {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: string;
  /** Whether follow-ups were sent too. */
  readonly requests: boolean;
  readonly sent: { readonly preflights: number; readonly requests: number; readonly answered: number };
  readonly counts: Readonly<Record<Outcome | 'not-sent', number>>;
  readonly groups: readonly VerifiedGroup[];
};
