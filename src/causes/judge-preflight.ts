import type { Examination } from '../cors/examination.js';
import { inferCredentials } from '../cors/infer-credentials.js';
import { examinePreflight } from '../cors/preflight-check.js';
import { announcedHeaders, announcedMethod } from '../cors/requested.js';
import type { Exchange } from '../model/exchange.js';
import type { HttpRecord } from '../model/http-record.js';
import type { Certainty, CheckResult, CredentialsMode, EngineReports } from '../model/verdict.js';
import { initiatorOf } from './initiator.js';
import { isNoCorsError, isTransportError } from './network-errors.js';
import { blocked, type Opinion, passed, undecided } from './opinion.js';

export type PreflightOpinion = {
  readonly opinion: Opinion;
  /** The credentials mode as far as it is known after the preflight. */
  readonly credentials: CredentialsMode;
};

/** Judges the preflight of an exchange, with what became of its request as evidence. */
export function judgePreflight(exchange: Exchange): PreflightOpinion {
  const examined = examine(exchange);
  const include = examined.result('include');
  const without = examined.result('not-include');
  const error = exchange.request?.marks.error ?? null;
  const stoppedOtherwise = exchange.followUp === 'never-sent' && (isNoCorsError(error) || isTransportError(error));
  const { credentials, result, certainty } = inferCredentials(include, without, {
    followUp: stoppedOtherwise ? 'unknown' : exchange.followUp,
    cookieSent: exchange.request?.marks.cookies === true,
  });
  // What an engine says may hang on the mode even where the verdict does not; most requests use no credentials.
  const reports = () => examined.judged(credentials === 'include' ? 'include' : 'not-include').engines;
  const opinion =
    result.outcome === 'fail' ? refused(exchange, result, certainty, reports) : allowed(exchange, result, error);
  return { opinion, credentials };
}

function examine(exchange: Exchange): Examination {
  const preflight = exchange.preflight as HttpRecord;
  return examinePreflight({
    origin: exchange.origin,
    status: preflight.status,
    error: preflight.marks.error ?? null,
    responseHeaders: preflight.responseHeaders,
    url: preflight.url,
    requestMethod: announcedMethod(preflight.requestHeaders),
    requestHeaders: announcedHeaders(preflight.requestHeaders),
    ...requestFacts(exchange.request),
    ...(exchange.redirectedFrom === null ? {} : { redirectedFrom: exchange.redirectedFrom.url }),
  });
}

function requestFacts(request: HttpRecord | null) {
  if (request === null) return {};
  return { initiator: initiatorOf(request), headerOrder: request.requestHeaders.lines.map(([name]) => name) };
}

/** The answer itself refuses. */
function refused(exchange: Exchange, result: CheckResult, inferred: Certainty, reports: () => EngineReports): Opinion {
  if (exchange.followUp === 'sent') {
    // Only the first of repeated lines is shown, and a list may go on in the next: what the browser did decides.
    if (result.missing.includes('repeated-lines')) {
      return passed(result, 'likely', ['request-sent', 'repeated-lines-hidden']);
    }
    return blocked(result, 'preflight', 'likely', ['request-seen-nevertheless'], { browser: reports() });
  }
  const browser = reports();
  if (inferred !== 'certain') return blocked(result, 'preflight', inferred, ['credentials-inferred'], { browser });
  return blocked(result, 'preflight', certaintyOfRefusal(exchange, result), [], { browser });
}

function certaintyOfRefusal(exchange: Exchange, result: CheckResult): Certainty {
  if (result.missing.includes('repeated-lines')) return 'likely';
  const byStatus = result.failures.some(
    ({ check }) => check === 'status' || check === 'redirect' || check === 'response',
  );
  if (!byStatus && exchange.originInferred) return 'likely';
  // Without its headers an OPTIONS is a preflight by inference only; a cross-origin Referer settles it.
  return exchange.linkedBy.includes('browser-user-agent') ? 'likely' : 'certain';
}

/** The answer refuses nothing that is known. */
function allowed(exchange: Exchange, result: CheckResult, error: string | null): Opinion {
  switch (exchange.followUp) {
    case 'sent':
      return passed(result, 'certain', ['request-sent']);
    case 'never-sent':
      // The preflight passed, and no connection could be had for the request.
      if (isTransportError(error)) return passed(result, 'certain', ['request-not-connected']);
      return isNoCorsError(error)
        ? undecided(result, [{ stage: 'request', check: 'not-cors', error }], ['recorder-error'])
        : blocked(result, 'preflight', 'likely', ['request-never-sent'], { faults: [noRequest] });
    case 'not-seen':
      return undecided(result, [noRequest, ...result.failures], ['no-request-seen']);
    case 'unknown':
      return undecided(result, [noRequest, ...result.failures], ['follow-up-unknown']);
  }
}

const noRequest = { stage: 'preflight', check: 'no-request' } as const;
