import type { ExchangeFinding } from '../model/finding.js';
import { type HttpRecord, readHeader } from '../model/http-record.js';
import type { CorsHeaderName, CorsHeaders, Exemplar, FailedCheck } from '../model/report.js';
import type { Failure } from '../model/verdict.js';
import { toExchangeRecord } from './exchange-record.js';

/** The record of a finding with what was answered, so that a reader can compare it with what was asked. */
export function toExemplar(finding: ExchangeFinding): Exemplar {
  const { preflight, request } = finding.exchange;
  return {
    ...toExchangeRecord(finding),
    answers: {
      preflight: preflight === null ? null : corsHeaders(preflight),
      request: request === null ? null : corsHeaders(request),
    },
    failedChecks: finding.failures.map(toFailedCheck),
  };
}

/** Whole lists of a well-meant server fit; more is an attacker's. */
const longestValue = 2000;
const mostValues = 20;

function corsHeaders({ responseHeaders }: HttpRecord): CorsHeaders {
  const valuesOf = (name: CorsHeaderName) => {
    const values = readHeader(responseHeaders, name);
    return values === 'unrecorded' ? null : values.slice(0, mostValues).map((value) => value.slice(0, longestValue));
  };
  return {
    'access-control-allow-origin': valuesOf('access-control-allow-origin'),
    'access-control-allow-credentials': valuesOf('access-control-allow-credentials'),
    'access-control-allow-methods': valuesOf('access-control-allow-methods'),
    'access-control-allow-headers': valuesOf('access-control-allow-headers'),
    'access-control-max-age': valuesOf('access-control-max-age'),
    location: valuesOf('location'),
    vary: valuesOf('vary'),
  };
}

function toFailedCheck(failure: Failure): FailedCheck {
  const what = whatFailed(failure)
    .slice(0, mostValues)
    .map((value) => value.slice(0, longestValue));
  return { stage: failure.stage, check: failure.check, what };
}

function whatFailed(failure: Failure): readonly string[] {
  switch (failure.check) {
    case 'headers':
      return failure.names;
    case 'method':
      return [failure.method];
    case 'allow-origin':
      return [failure.reason];
    case 'allow-methods':
    case 'allow-headers':
      return [failure.token];
    case 'status':
    case 'redirect':
      return [String(failure.status)];
    default:
      return [];
  }
}
