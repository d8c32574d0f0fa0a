import type { Examination } from '../cors/examination.js';
import { inferCredentials } from '../cors/infer-credentials.js';
import { examineResponse } from '../cors/response-check.js';
import type { Exchange } from '../model/exchange.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';
import type { CheckResult, CredentialsMode, EngineReports, MissingEvidence } from '../model/verdict.js';
import { initiatorOf } from './initiator.js';
import { isNoCorsError, isTransportError } from './network-errors.js';
import { blocked, type Opinion, passed, undecided } from './opinion.js';
import { isRedirect } from './redirect-hint.js';

/** Judges the response to the actual request, with the recorder's own marks as evidence. */
export function judgeRequest(exchange: Exchange, credentials: CredentialsMode): Opinion {
  const request = exchange.request as HttpRecord;
  const error = request.marks.error ?? null;
  const { result, inferred, reports } = check(exchange, request, credentials);
  if (exchange.followUp === 'never-sent' && !isTransportError(error)) return neverSent(exchange, result, error);
  // Playwright writes the same for every failure, and strips the response: CORS or the network, nothing tells.
  if (exchange.followUp === 'unknown') return undecided(result, result.failures, ['response-stripped']);
  if (result.outcome === 'fail') {
    if (mayBeNoCors(exchange, request)) return undecided(withMode(result), result.failures, ['request-mode-unknown']);
    return failed(result, error, inferred, reports);
  }
  if (result.missing.includes('credentials-mode')) {
    return undecided(result, result.failures, ['credentials-mode-unknown']);
  }
  if (isStopped(error)) return stopped(result, request, error);
  if (exchange.redirectFollowed === false && request.marks.error === undefined) {
    return undecided(result, [{ stage: 'request', check: 'not-cors', error }], ['redirect-not-followed']);
  }
  if (result.outcome === 'pass') {
    return passed(result, result.missing.length === 0 ? 'certain' : 'likely', ['response-passed']);
  }
  // Logs without CORS fields end here: the request was sent, and nothing speaks against its response.
  if (result.missing.some(isUnrecordedHeader)) return passed(result, 'likely', ['response-headers-not-recorded']);
  return undecided(result, result.failures, ['response-undecided']);
}

type Checked = {
  readonly result: CheckResult;
  readonly inferred: boolean;
  readonly reports: () => EngineReports;
};

function check(exchange: Exchange, request: HttpRecord, credentials: CredentialsMode): Checked {
  const examined = examine(exchange, request);
  if (credentials !== 'unknown') {
    return {
      result: examined.result(credentials),
      inferred: false,
      reports: () => examined.judged(credentials).engines,
    };
  }
  const include = examined.result('include');
  const without = examined.result('not-include');
  const inference = inferCredentials(include, without, {
    followUp: delivery(request),
    cookieSent: request.marks.cookies === true,
  });
  const mode = inference.credentials === 'include' ? 'include' : 'not-include';
  const inferred = mode === 'include' && inference.certainty !== 'certain';
  return { result: inference.result, inferred, reports: () => examined.judged(mode).engines };
}

/** Whether the page got the response: Chromium marks every one that it withheld, Safari leaves them out. */
function delivery(request: HttpRecord): 'sent' | 'never-sent' | 'unknown' {
  const { error, delivered } = request.marks;
  if (delivered === true) return 'sent';
  if (error === undefined) return 'unknown';
  return isStopped(error) ? 'never-sent' : 'sent';
}

function examine(exchange: Exchange, request: HttpRecord): Examination {
  return examineResponse({
    origin: firstHeader(request.requestHeaders, 'origin') ?? exchange.origin,
    status: request.status,
    error: request.marks.error ?? null,
    responseHeaders: request.responseHeaders,
    url: request.url,
    initiator: initiatorOf(request),
    ...(exchange.redirectedFrom === null ? {} : { redirectedFrom: exchange.redirectedFrom.url }),
  });
}

function neverSent(exchange: Exchange, result: CheckResult, error: string | null): Opinion {
  const notCors = { stage: 'request', check: 'not-cors', error } as const;
  if (isNoCorsError(error)) return undecided(result, [notCors], ['recorder-error']);
  const refused = { stage: 'request', check: 'refused' } as const;
  // Without an Origin even CORS mode is a guess: a content security policy or an ad blocker looks the same.
  if (exchange.origin === null || exchange.originInferred)
    return undecided(result, [refused, notCors], ['request-never-sent']);
  return blocked(result, 'request', 'likely', ['request-never-sent'], { faults: [refused] });
}

/**
 * Whether this may have been a form post, a beacon or a same-origin request: they carry an Origin too. A preflight,
 * another method, the browser's own `Sec-Fetch-Mode`, and a recorder that marks what was blocked settle it. Where the
 * page was given the response, it was no CORS request at all.
 */
function mayBeNoCors(
  { coveredBy, preflight }: Exchange,
  { method, requestHeaders, status, marks }: HttpRecord,
): boolean {
  if (marks.delivered === true) return true;
  if (preflight !== null || coveredBy !== null || status === 0 || marks.error !== undefined) return false;
  return method === 'POST' && firstHeader(requestHeaders, fetchMode) === null;
}

const fetchMode = 'sec-fetch-mode';

function withMode(result: CheckResult): CheckResult {
  return { ...result, missing: [...result.missing, `header:${fetchMode}`] };
}

function failed(result: CheckResult, error: string | null, inferred: boolean, reports: () => EngineReports): Opinion {
  const aborted = result.failures[0]?.check === 'response' && isNoCorsError(error);
  if (aborted) return undecided(result, [{ stage: 'request', check: 'not-cors', error }], ['recorder-error']);
  const browser = reports();
  if (inferred) return blocked(result, 'request', 'likely', ['credentials-inferred'], { browser });
  return blocked(result, 'request', 'certain', [], { browser });
}

/** The response is fine, and the browser stopped all the same: redirect mode `error`, a policy, an extension. */
function stopped(result: CheckResult, request: HttpRecord, error: string | null): Opinion {
  const reasons = [isRedirect(request.status) ? 'stopped-at-redirect' : 'recorder-error'];
  return blocked(result, 'request', 'likely', reasons, { faults: [{ stage: 'request', check: 'not-cors', error }] });
}

/** Chromium writes `net::ERR_FAILED` for every CORS block; `net::ERR_ABORTED` stands on a perfectly good 204 too. */
function isStopped(error: string | null): boolean {
  return error !== null && error !== '' && !isNoCorsError(error);
}

function isUnrecordedHeader(evidence: MissingEvidence): boolean {
  return evidence.startsWith('header:') || evidence === 'origin';
}
