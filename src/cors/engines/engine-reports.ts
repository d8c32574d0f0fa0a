import type { CredentialsMode, EngineReport, EngineReports } from '../../model/verdict.js';
import type { Checks } from '../check.js';
import { isUnknown } from '../check.js';
import type { Subject } from '../subject.js';
import { chromium } from './chromium.js';
import type { EngineRules } from './engine-rules.js';
import { firefox } from './firefox.js';
import { webkit } from './webkit.js';

/**
 * What each engine reports of a blocked response. An engine is left out where a check that it makes earlier is not
 * known, or where its report depends on a credentials mode that is not.
 */
export function engineReports(
  subject: Subject,
  credentials: CredentialsMode,
  include: Checks,
  without: Checks,
): EngineReports {
  const reports: { chromium?: EngineReport; firefox?: EngineReport; webkit?: EngineReport } = {};
  for (const [engine, rules] of [
    ['chromium', chromium],
    ['firefox', firefox],
    ['webkit', webkit],
  ] as const) {
    const report = reportFor(rules, subject, credentials, include, without);
    if (report !== null) reports[engine] = report;
  }
  return reports;
}

function reportFor(
  rules: EngineRules,
  subject: Subject,
  credentials: CredentialsMode,
  include: Checks,
  without: Checks,
): EngineReport | null {
  if (credentials === 'include') return firstFailure(rules, subject, include);
  const report = firstFailure(rules, subject, without);
  if (credentials === 'not-include' || report === null) return report;
  const other = firstFailure(rules, subject, include);
  return other?.message === report.message ? report : null;
}

function firstFailure(rules: EngineRules, subject: Subject, checks: Checks): EngineReport | null {
  const order = subject.stage === 'preflight' ? rules.preflightOrder : rules.responseOrder;
  for (const key of order) {
    const check = checks[key];
    if (check === null) continue;
    return isUnknown(check) ? null : rules.describe(check, subject);
  }
  return null;
}
