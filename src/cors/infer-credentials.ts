import type { FollowUp } from '../model/exchange.js';
import type { Certainty, CheckResult, CredentialsMode } from '../model/verdict.js';
import { mergeModes } from './judgement.js';

/** What speaks for the credentials mode of a request beside its headers. */
export type CredentialsEvidence = {
  /** What became of the request: for a preflight the actual request, for a response its delivery to the page. */
  readonly followUp: FollowUp;
  /** A cookie is known to have been sent across origins. */
  readonly cookieSent: boolean;
};

/** The result under the mode that the evidence speaks for, and how sure that mode is. */
export type InferredCredentials = {
  readonly credentials: CredentialsMode;
  readonly result: CheckResult;
  readonly certainty: Certainty;
};

/**
 * Which of two results holds, where the credentials mode was not recorded. `include` and `without` are results of one
 * response under both modes.
 * - both agree: nothing to infer
 * - a cookie was sent: the mode is `include`
 * - only `include` fails and the request went through: it was not `include`
 * - only `include` fails and the request was held back: it was `include`, unless something else held it back
 * - only `include` fails and nothing shows what became of the request: open, failures marked `onlyWithCredentials`
 */
export function inferCredentials(
  include: CheckResult,
  without: CheckResult,
  { followUp, cookieSent }: CredentialsEvidence,
): InferredCredentials {
  const modeMatters = include.outcome !== without.outcome || include.failures.length !== without.failures.length;
  const wentThroughAnyway = include.outcome === 'fail' && without.outcome !== 'fail' && followUp === 'sent';
  // A cookie beside a request that went through contradicts a failure under `include`: the headers were changed.
  if (wentThroughAnyway) {
    return { credentials: 'not-include', result: without, certainty: cookieSent ? 'likely' : 'certain' };
  }
  if (cookieSent) return { credentials: 'include', result: include, certainty: 'certain' };
  if (!modeMatters || without.outcome === 'fail') return decided(include, without);
  if (include.outcome === 'fail' && without.outcome === 'pass' && followUp === 'never-sent') {
    return { credentials: 'include', result: include, certainty: 'likely' };
  }
  return { ...decided(include, without), certainty: 'possible' };
}

function decided(include: CheckResult, without: CheckResult): InferredCredentials {
  const result = { ...mergeModes(include, without), warnings: without.warnings };
  return { credentials: 'unknown', result, certainty: result.outcome === 'undecided' ? 'possible' : 'certain' };
}
