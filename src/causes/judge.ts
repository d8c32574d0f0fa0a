import type { Exchange } from '../model/exchange.js';
import type { ExchangeFinding } from '../model/finding.js';
import type { CredentialsMode } from '../model/verdict.js';
import type { Fault } from './cause.js';
import { judgePreflight } from './judge-preflight.js';
import { judgeRequest } from './judge-request.js';
import { likenessOf } from './likeness.js';
import { nameCauses } from './name-causes.js';
import { isFailure, type Opinion } from './opinion.js';
import { recordedLikenessOf } from './recorded-likeness.js';

/**
 * Decides what a browser did with an exchange, and names the causes: the preflight first, and where that let the
 * request out, the response to it.
 */
export function judge(exchange: Exchange): ExchangeFinding {
  const likeness = likenessOf(exchange) ?? recordedLikenessOf(exchange);
  if (likeness === null) return judgeByItself(exchange);
  const alike = alikeBy(exchange.linkedBy);
  const known = alike.get(likeness);
  if (known !== undefined) return { ...known, exchange };
  const finding = judgeByItself(exchange);
  if (typeof likeness === 'number' || isUneventful(finding)) {
    // The exchange itself may be large.
    const { exchange: itsOwn, ...verdict } = finding;
    alike.set(likeness, verdict);
  }
  return finding;
}

type Verdicts = Map<number | string, Omit<ExchangeFinding, 'exchange'>>;

/** By what the linker went by, then by likeness. Both take few values; more are an attacker's. */
const verdicts = new Map<readonly string[], Verdicts>();
const mostLists = 32;
const mostAlike = 2000;

/** Whether nothing is said of it that may name its URL. */
function isUneventful({ verdict, failures }: ExchangeFinding): boolean {
  return verdict === 'passed' && failures.length === 0;
}

function alikeBy(linkedBy: readonly string[]): Verdicts {
  const found = verdicts.get(linkedBy);
  if (found !== undefined && found.size < mostAlike) return found;
  if (verdicts.size >= mostLists) verdicts.clear();
  const made: Verdicts = new Map();
  verdicts.set(linkedBy, made);
  return made;
}

/** The same, whatever has been judged before. */
export function judgeByItself(exchange: Exchange): ExchangeFinding {
  if (exchange.preflight === null) return toFinding('request', exchange, judgeRequest(exchange, coveredMode(exchange)));
  const { opinion, credentials } = judgePreflight(exchange);
  if (opinion.verdict !== 'passed') return toFinding('preflight', exchange, opinion);
  const response = judgeRequest(exchange, credentials);
  return toFinding('preflight', exchange, {
    ...response,
    missing: [...new Set([...opinion.missing, ...response.missing])],
    warnings: [...new Set([...opinion.warnings, ...response.warnings])],
    reasons: [...opinion.reasons, ...response.reasons],
  });
}

/** The credentials mode that an earlier preflight for the same request gives away, where there was one. */
function coveredMode(exchange: Exchange): CredentialsMode {
  if (exchange.coveredBy === null) return 'unknown';
  return judgePreflight({ ...exchange, preflight: exchange.coveredBy }).credentials;
}

function toFinding(type: ExchangeFinding['type'], exchange: Exchange, opinion: Opinion): ExchangeFinding {
  const { faults, ...rest } = opinion;
  const failures = faults.filter((fault: Fault) => isFailure(fault));
  const causes = opinion.verdict === 'passed' ? [] : nameCauses(faults, exchange);
  return { type, exchange, ...rest, causes, failures, reasons: [...exchange.linkedBy, ...opinion.reasons] };
}
