import type { ExchangeFinding, Finding } from '../../src/model/finding.js';
import type { Engine, Verdict } from '../../src/model/verdict.js';

/** What one engine did with a case, as recorded. */
export type Outcome = {
  readonly verdict: 'passed' | 'blocked';
  readonly reason?: string;
  readonly parameter?: string;
};

/** What the audit says about a case: the worst of its exchanges, hops included. */
export type Answer = {
  readonly verdict: Verdict | 'none';
  readonly error: string | null;
  readonly parameter: string | null;
  readonly causes: readonly string[];
  readonly missing: readonly string[];
};

/** Gathers the findings of the case at this path, with those of the redirects it went through. */
export function answerFor(path: string, findings: readonly Finding[], engine: Engine): Answer {
  const own = findings.filter((finding): finding is ExchangeFinding => isOf(finding, path));
  const worst =
    own.find(({ verdict }) => verdict === 'blocked') ?? own.find(({ verdict }) => verdict === 'undecided') ?? own[0];
  const report = worst?.browser[engine];
  return {
    verdict: worst?.verdict ?? 'none',
    error: report?.error ?? null,
    parameter: report?.parameter ?? null,
    causes: worst?.causes ?? [],
    missing: worst?.missing ?? [],
  };
}

function isOf(finding: Finding, path: string): boolean {
  if (finding.type !== 'preflight' && finding.type !== 'request') return false;
  const { preflight, request, redirectedFrom } = finding.exchange;
  return [preflight ?? request, redirectedFrom].some((record) => record !== null && pathOf(record.url) === path);
}

function pathOf(url: string): string {
  return new URL(url, 'http://log.invalid').pathname;
}
