import type { CheckResult, CredentialsMode, EngineReports, WarningId } from '../model/verdict.js';
import type { Checks } from './check.js';
import { engineReports } from './engines/engine-reports.js';
import { judgeModes } from './judgement.js';
import type { Subject } from './subject.js';
import { weakEvidence } from './weak-evidence.js';

/** A result, and what each engine tells its user about it, where the facts that engine needs are known. */
export type JudgedResponse = CheckResult & { readonly engines: EngineReports };

/**
 * A response whose checks were made under both credentials modes. Most callers have to ask for both before they know
 * which one holds, and hardly ever for the engines' sentences.
 */
export type Examination = {
  readonly result: (credentials: CredentialsMode) => CheckResult;
  /** Both together, for a mode that is given. */
  readonly judged: (credentials: CredentialsMode) => JudgedResponse;
};

export function examination(
  subject: Subject,
  include: Checks,
  without: Checks,
  warnings: (credentials: CredentialsMode) => readonly WarningId[],
): Examination {
  const result = (credentials: CredentialsMode): CheckResult => {
    const judgement = judgeModes(credentials, include, without);
    const { outcome, failures, missing } = judgement;
    const weak = weakEvidence(subject, judgement);
    return {
      outcome,
      failures,
      missing: weak.length === 0 ? missing : [...missing, ...weak],
      warnings: warnings(credentials),
    };
  };
  return {
    result,
    judged(credentials) {
      const { outcome, failures, missing, warnings } = result(credentials);
      const engines = outcome === 'fail' ? engineReports(subject, credentials, include, without) : {};
      return { outcome, failures, missing, warnings, engines };
    },
  };
}
