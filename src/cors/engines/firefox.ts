import type { EngineReport, Failure } from '../../model/verdict.js';
import type { Subject } from '../subject.js';
import type { EngineRules } from './engine-rules.js';

/**
 * Firefox 153: `nsCORSListenerProxy` and `nsCORSPreflightListener`, sentences of `security.properties`. Each failed
 * preflight prints a second line, `CORSDidNotSucceed2`, which is left out here.
 */
export const firefox: EngineRules = {
  preflightOrder: [
    'response',
    'origin',
    'credentials',
    'redirect',
    'status',
    'methodsParse',
    'method',
    'headersParse',
    'headers',
  ],
  responseOrder: ['response', 'origin', 'credentials', 'location'],
  describe,
};

function describe(failure: Failure, subject: Subject): EngineReport | null {
  const reason = describeReason(failure, subject);
  if (reason === null) return null;
  const { error, parameter, text, status } = reason;
  const tail = status === undefined ? '' : ` Status code: ${status}.`;
  const message = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${subject.facts.url}. (Reason: ${text}).${tail}`;
  return { error, parameter, message };
}

/** `status`: only some categories print one. */
type Reason = {
  readonly error: string;
  readonly parameter: string | null;
  readonly text: string;
  readonly status?: number | '(null)';
};

function describeReason(failure: Failure, { facts, policy }: Subject): Reason | null {
  switch (failure.check) {
    case 'response':
      return describeNetworkError(failure);
    case 'redirect':
      return {
        error: 'CORSExternalRedirectNotAllowed',
        parameter: null,
        text: 'CORS request external redirect not allowed',
      };
    case 'status':
      return {
        error: 'CORSPreflightDidNotSucceed3',
        parameter: String(failure.status),
        text: 'CORS preflight response did not succeed',
        status: failure.status,
      };
    case 'allow-origin': {
      const { allowOrigin } = policy;
      // Lines are counted before they are read; a list within one line is only an origin that does not match.
      if (allowOrigin !== null && allowOrigin !== 'unrecorded' && allowOrigin.lines > 1) return multipleLines;
      return describeOrigin(failure.reason, failure.value ?? '', facts.status);
    }
    case 'allow-credentials':
      return {
        error: 'CORSMissingAllowCredentials',
        parameter: failure.value,
        text: 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’',
      };
    case 'allow-methods':
      return {
        error: 'CORSInvalidAllowMethod',
        parameter: failure.token,
        text: `invalid token ‘${failure.token}’ in CORS header ‘Access-Control-Allow-Methods’`,
      };
    case 'allow-headers':
      return {
        error: 'CORSInvalidAllowHeader',
        parameter: failure.token,
        text: `invalid token ‘${failure.token}’ in CORS header ‘Access-Control-Allow-Headers’`,
      };
    case 'method':
      return {
        error: 'CORSMethodNotFound',
        parameter: failure.method,
        text: 'Did not find method in CORS header ‘Access-Control-Allow-Methods’',
      };
    case 'headers': {
      const name = failure.names[0] ?? '';
      return {
        error: 'CORSMissingAllowHeaderFromPreflight2',
        parameter: name,
        text: `header ‘${name}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response`,
      };
    }
    case 'location-userinfo':
      return didNotSucceed;
  }
}

const multipleLines: Reason = {
  error: 'CORSMultipleAllowOriginNotAllowed',
  parameter: null,
  text: 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed',
};

const didNotSucceed: Reason = {
  error: 'CORSDidNotSucceed2',
  parameter: null,
  text: 'CORS request did not succeed',
  status: '(null)',
};

function missingOrigin(status: number | null): Reason {
  return {
    error: 'CORSMissingAllowOrigin2',
    parameter: null,
    text: 'CORS header ‘Access-Control-Allow-Origin’ missing',
    ...(status === null ? {} : { status }),
  };
}

function describeOrigin(
  reason: Extract<Failure, { check: 'allow-origin' }>['reason'],
  value: string,
  status: number | null,
): Reason {
  if (reason === 'missing') return missingOrigin(status);
  if (reason === 'wildcard-with-credentials') {
    return {
      error: 'CORSNotSupportingCredentials',
      parameter: value,
      text: 'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
    };
  }
  return {
    error: 'CORSAllowOriginNotMatchingOrigin',
    parameter: value,
    text: `CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’`,
  };
}

/** What breaks a connection whatever the browser; Chromium's other errors are refusals of its own. */
const transportError =
  /^net::ERR_(?:EMPTY_RESPONSE|CONNECTION_|NAME_|ADDRESS_|TIMED_OUT|SOCKET_|SSL_|CERT_|NETWORK_|INTERNET_DISCONNECTED)/;

function describeNetworkError({ stage, error }: Extract<Failure, { check: 'response' }>): Reason | null {
  if (stage === 'preflight') {
    if (error === null || transportError.test(error)) return didNotSucceed;
    // What does not begin like HTTP is taken for the body of an HTTP/0.9 response, which has status 200 and no headers.
    return error === 'net::ERR_INVALID_HTTP_RESPONSE' ? missingOrigin(200) : null;
  }
  // A connection that closes before the actual response is reported, wrongly, as a repeated header.
  return error === 'net::ERR_EMPTY_RESPONSE' ? multipleLines : null;
}
