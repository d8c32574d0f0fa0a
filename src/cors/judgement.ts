import type { CheckResult, CredentialsMode, Failure, MissingEvidence, WarningId } from '../model/verdict.js';

/** What some checks found: those known not to hold, and evidence the others lacked. */
export type Judgement = {
  readonly failures: readonly Failure[];
  readonly missing: readonly MissingEvidence[];
};

export type Judge = (include: boolean) => Judgement;

/**
 * The outcome for a credentials mode. Where it is not known both are judged: what fails either way fails; what fails
 * for `include` alone is marked, and leaves the outcome open.
 */
export function judgeModes(judge: Judge, mode: CredentialsMode, warnings: readonly WarningId[]): CheckResult {
  const include = judge(mode !== 'not-include');
  if (mode !== 'unknown') return { outcome: outcomeOf(include), ...include, warnings };
  const without = judge(false);
  const outcome = outcomeOf(without);
  // `include` asks for more, never for less: every failure and gap of the other mode is among its own.
  if (include.failures.length === without.failures.length) {
    return {
      outcome: outcome === 'fail' ? outcome : outcomeOf(include),
      ...withModeIfOpen(include, without),
      warnings,
    };
  }
  const failedAnyway = new Set(without.failures.map(({ check }) => check));
  const failures = include.failures.map(
    (failure): Failure => (failedAnyway.has(failure.check) ? failure : { ...failure, onlyWithCredentials: true }),
  );
  return {
    outcome: outcome === 'fail' ? outcome : 'undecided',
    failures,
    missing: [...include.missing, 'credentials-mode'],
    warnings,
  };
}

function withModeIfOpen(include: Judgement, without: Judgement): Judgement {
  if (include.missing.length === without.missing.length) return include;
  return { failures: include.failures, missing: [...include.missing, 'credentials-mode'] };
}

function outcomeOf({ failures, missing }: Judgement): CheckResult['outcome'] {
  if (failures.length > 0) return 'fail';
  return missing.some(isDecisive) ? 'undecided' : 'pass';
}

/** Evidence so unlikely to turn a pass that its absence only weakens it: see `weakEvidence`. */
function isDecisive(evidence: MissingEvidence): boolean {
  return evidence !== 'repeated-lines' && evidence !== 'location';
}
