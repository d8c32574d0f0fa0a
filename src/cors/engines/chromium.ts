import type { EngineReport, Failure } from '../../model/verdict.js';
import type { Subject } from '../subject.js';
import { addressSpaceOf } from './address-space.js';
import type { EngineRules } from './engine-rules.js';

/**
 * Chromium 156: `CheckPreflightAccess` and `PreflightResult` (services/network/cors), sentences of
 * `GetErrorString` (cors_error_string.cc) as its console prints them.
 */
export const chromium: EngineRules = {
  preflightOrder: [
    'response',
    'redirect',
    'origin',
    'credentials',
    'status',
    'methodsParse',
    'headersParse',
    'method',
    'headers',
  ],
  responseOrder: ['response', 'origin', 'credentials', 'location'],
  describe,
};

function describe(failure: Failure, subject: Subject): EngineReport | null {
  if (failure.check === 'response') return describeNetworkError(failure.error, subject);
  // A 407 from a server that is no proxy ends the request before anything else is looked at.
  if (subject.facts.status === 407) return describeNetworkError('net::ERR_UNEXPECTED_PROXY_AUTH', subject);
  const { error, parameter, reason } = describeCheck(failure, subject);
  return { error, parameter, message: `${frame(subject)}${reason}` };
}

/** Chromium goes through the request's headers in the order of its hash table, which its HAR shows; else sorted. */
function firstRefused(refused: readonly string[], order: readonly string[]): string {
  return order.find((name) => refused.includes(name)) ?? refused[0] ?? '';
}

/** `parameter` is empty where the protocol's `failedParameter` is. */
type CorsError = { readonly error: string; readonly parameter: string; readonly reason: string };

function describeCheck(failure: Exclude<Failure, { check: 'response' }>, { facts, stage }: Subject): CorsError {
  const refusal = (error: string, parameter: string, reason: string): CorsError =>
    stage === 'preflight'
      ? {
          error: `Preflight${error}`,
          parameter,
          reason: `Response to preflight request doesn't pass access control check: ${reason}`,
        }
      : { error, parameter, reason };
  switch (failure.check) {
    case 'redirect':
      return refusal('DisallowedRedirect', '', 'Redirect is not allowed for a preflight request.');
    case 'status':
      return refusal('InvalidStatus', '', 'It does not have HTTP ok status.');
    case 'allow-origin': {
      const { error, reason } = describeOrigin(failure.reason, failure.value ?? '', facts.initiator);
      return refusal(error, failure.reason === 'wildcard-with-credentials' ? '' : (failure.value ?? ''), reason);
    }
    case 'allow-credentials': {
      const value = failure.value ?? '';
      const reason = `The value of the 'Access-Control-Allow-Credentials' header in the response is '${value}' which must be 'true' when the request's credentials mode is 'include'.`;
      return refusal('InvalidAllowCredentials', value, `${reason}${credentialsHint(facts.initiator)}`);
    }
    case 'allow-methods':
      return {
        error: 'InvalidAllowMethodsPreflightResponse',
        parameter: '',
        reason: 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
      };
    case 'allow-headers':
      return {
        error: 'InvalidAllowHeadersPreflightResponse',
        parameter: '',
        reason: 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
      };
    case 'method':
      return {
        error: 'MethodDisallowedByPreflightResponse',
        parameter: failure.method,
        reason: `Method ${failure.method} is not allowed by Access-Control-Allow-Methods in preflight response.`,
      };
    case 'headers': {
      const name = firstRefused(failure.names, facts.headerOrder ?? []);
      return {
        error: 'HeaderDisallowedByPreflightResponse',
        parameter: name,
        reason: `Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`,
      };
    }
    case 'location-userinfo':
      return {
        error: 'RedirectContainsCredentials',
        parameter: '',
        reason: "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
      };
  }
}

type OriginReason = Extract<Failure, { check: 'allow-origin' }>['reason'];

function describeOrigin(
  reason: OriginReason,
  value: string,
  initiator: string | undefined,
): { readonly error: string; readonly reason: string } {
  const header = "The 'Access-Control-Allow-Origin' header";
  // The console adds this for `fetch` alone.
  const advice =
    initiator === undefined || initiator === 'fetch' ? ' Have the server send the header with a valid value.' : '';
  switch (reason) {
    case 'missing':
      return {
        error: 'MissingAllowOriginHeader',
        reason: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      };
    case 'multiple':
      return {
        error: 'MultipleAllowOriginValues',
        reason: `${header} contains multiple values '${value}', but only one is allowed.${advice}`,
      };
    case 'invalid':
      return { error: 'InvalidAllowOriginValue', reason: `${header} contains the invalid value '${value}'.${advice}` };
    case 'mismatch':
      return {
        error: 'AllowOriginMismatch',
        reason: `${header} has a value '${value}' that is not equal to the supplied origin.${advice}`,
      };
    case 'wildcard-with-credentials':
      return {
        error: 'WildcardOriginNotAllowed',
        reason: `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.${credentialsHint(initiator)}`,
      };
  }
}

function credentialsHint(initiator: string | undefined): string {
  return initiator === 'XMLHttpRequest'
    ? ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.'
    : '';
}

function frame({ facts }: Subject): string {
  const redirected = facts.redirectedFrom === undefined ? '' : ` (redirected from '${facts.redirectedFrom}')`;
  const from = facts.origin === null ? '' : ` from origin '${facts.origin}'`;
  return `Access to ${facts.initiator ?? 'fetch'} at '${facts.url}'${redirected}${from} has been blocked by CORS policy: `;
}

/** A transport failure has no `CorsError` and no parameter; another recorder's words are not Chromium's. */
function describeNetworkError(error: string | null, subject: Subject): EngineReport | null {
  if (error === null || !error.startsWith('net::ERR_')) return null;
  if (error !== 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS') {
    return { error, parameter: null, message: `Failed to load resource: ${error}` };
  }
  const space = addressSpaceOf(subject.facts.url);
  const reason = `Permission was denied for this request to access the \`${space}\` address space.`;
  return { error: 'LocalNetworkAccessPermissionDenied', parameter: '', message: `${frame(subject)}${reason}` };
}
