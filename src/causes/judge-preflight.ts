import { checkPreflight } from '../cors/preflight-check.js';
import { announcedHeaders, announcedMethod } from '../cors/requested.js';
import type { Exchange } from '../model/exchange.js';
import type { HttpRecord } from '../model/http-record.js';
import type { Certainty, CredentialsMode, EngineReports } from '../model/verdict.js';
import { initiatorOf } from './initiator.js';
import { isNoCorsError } from './network-errors.js';
import { blocked, type Opinion, passed, undecided } from './opinion.js';

type Result = ReturnType<typeof checkPreflight>;

export type PreflightOpinion = {
  readonly opinion: Opinion;
  /** The credentials mode as far as it is known after the preflight. */
  readonly credentials: CredentialsMode;
};

/** Judges the preflight of an exchange, with what became of its request as evidence. */
export function judgePreflight(exchange: Exchange): PreflightOpinion {
  const check = (credentials: CredentialsMode) => checkWith(exchange, credentials);
  const known: CredentialsMode = exchange.request?.marks.cookies === true ? 'include' : 'unknown';
  const result = check(known);
  if (result.outcome === 'fail') {
    return { opinion: refused(exchange, { ...result, engines: likelyReports(result, check) }), credentials: known };
  }
  const open = result.missing.includes('credentials-mode');
  switch (exchange.followUp) {
    case 'sent':
      // It was sent, so the preflight passed; had it used credentials where only those fail, it would not have been.
      return {
        opinion: passed(check(open ? 'not-include' : known), 'certain', ['request-sent']),
        credentials: open ? 'not-include' : known,
      };
    case 'never-sent':
      return {
        opinion: heldBack(exchange, open ? check('include') : result, open),
        credentials: open ? 'include' : known,
      };
    case 'not-seen':
      return { opinion: notSeen(result, 'no-request-seen'), credentials: known };
    case 'unknown':
      return { opinion: notSeen(result, 'follow-up-unknown'), credentials: known };
  }
}

/** What the engines say may hang on the credentials mode even where the verdict does not; most requests use none. */
function likelyReports(result: Result, check: (credentials: CredentialsMode) => Result): EngineReports {
  if (!result.missing.includes('credentials-mode')) return result.engines;
  return { ...check('not-include').engines, ...result.engines };
}

function checkWith(exchange: Exchange, credentials: CredentialsMode): Result {
  const preflight = exchange.preflight as HttpRecord;
  const initiator = exchange.request === null ? null : initiatorOf(exchange.request);
  return checkPreflight({
    origin: exchange.origin,
    credentials,
    status: preflight.status,
    error: preflight.marks.error ?? null,
    responseHeaders: preflight.responseHeaders,
    url: preflight.url,
    requestMethod: announcedMethod(preflight.requestHeaders),
    requestHeaders: announcedHeaders(preflight.requestHeaders),
    ...(initiator === null ? {} : { initiator }),
    ...(exchange.redirectedFrom === null ? {} : { redirectedFrom: exchange.redirectedFrom.url }),
  });
}

/** The answer refuses nothing that is known, and what became of the request is not shown. */
function notSeen(result: Result, reason: string): Opinion {
  return undecided(result, [{ stage: 'preflight', check: 'no-request' }, ...result.failures], [reason]);
}

/** The answer itself refuses. */
function refused(exchange: Exchange, result: Result): Opinion {
  if (exchange.followUp === 'sent') {
    // Only the first of repeated lines is shown, and a list may go on in the next: what the browser did decides.
    if (result.missing.includes('repeated-lines'))
      return passed(result, 'likely', ['request-sent', 'repeated-lines-hidden']);
    return blocked(result, 'preflight', 'likely', ['request-seen-nevertheless'], { browser: result.engines });
  }
  return blocked(result, 'preflight', certaintyOfRefusal(exchange, result), [], { browser: result.engines });
}

function certaintyOfRefusal(exchange: Exchange, result: Result): Certainty {
  if (result.missing.includes('repeated-lines')) return 'likely';
  const byStatus = result.failures.some(
    ({ check }) => check === 'status' || check === 'redirect' || check === 'response',
  );
  if (!byStatus && exchange.originInferred) return 'likely';
  // Without its headers an OPTIONS is a preflight by inference only; a cross-origin Referer settles it.
  return exchange.linkedBy.includes('browser-user-agent') ? 'likely' : 'certain';
}

/** The answer may be fine, but the recorder shows that the browser did not send the request. */
function heldBack(exchange: Exchange, result: Result, inferred: boolean): Opinion {
  const error = exchange.request?.marks.error ?? null;
  if (isNoCorsError(error))
    return undecided(result, [{ stage: 'request', check: 'not-cors', error }], ['recorder-error']);
  if (inferred) return blocked(result, 'preflight', 'likely', ['credentials-inferred'], { browser: result.engines });
  return blocked(result, 'preflight', 'likely', ['request-never-sent'], {
    faults: [{ stage: 'preflight', check: 'no-request' }],
  });
}
