import type { EngineReport, Failure } from '../../model/verdict.js';
import { resolveLocation } from '../redirect.js';
import type { Subject } from '../subject.js';
import type { EngineRules } from './engine-rules.js';

/**
 * WebKit 2.50: `validatePreflightResponse`, `passesAccessControlCheck` (CrossOriginAccessControl.cpp) and
 * `checkRedirectionCrossOriginAccessControl` (SubresourceLoader.cpp). It has no names for its errors; these are ours.
 */
export const webkit: EngineRules = {
  preflightOrder: [
    'response',
    'redirect',
    'status',
    'origin',
    'credentials',
    'methodsParse',
    'headersParse',
    'method',
    'headers',
  ],
  responseOrder: ['response', 'location', 'origin', 'credentials'],
  describe,
};

function describe(failure: Failure, subject: Subject): EngineReport | null {
  switch (failure.check) {
    // The words for a broken connection are the platform's.
    case 'response':
      return null;
    case 'redirect':
    case 'status':
      return {
        error: 'W-STATUS',
        parameter: String(failure.status),
        message: `Preflight response is not successful. Status code: ${failure.status}`,
      };
    case 'allow-origin':
      return withinRedirect(describeOrigin(failure.reason, failure.value, subject), subject);
    case 'allow-credentials':
      return withinRedirect(
        {
          error: 'W-CRED',
          parameter: failure.value,
          message: 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        },
        subject,
      );
    case 'allow-methods':
      return invalidList('W-PARSE-M', 'Access-Control-Allow-Methods', failure.value);
    case 'allow-headers':
      return invalidList('W-PARSE-H', 'Access-Control-Allow-Headers', failure.value);
    case 'method':
      return {
        error: 'W-METHOD',
        parameter: failure.method,
        message: `Method ${failure.method} is not allowed by Access-Control-Allow-Methods.`,
      };
    case 'headers': {
      // It names the first of its own map, in the page's spelling; neither is known here.
      const name = failure.names[0] ?? '';
      return {
        error: 'W-HEADER',
        parameter: name,
        message: `Request header field ${name} is not allowed by Access-Control-Allow-Headers.`,
      };
    }
    case 'location-userinfo': {
      const target = targetOf(failure.location, subject);
      return deniedRedirect(target, `redirection URL ${target} has credentials`);
    }
  }
}

function describeOrigin(
  reason: Extract<Failure, { check: 'allow-origin' }>['reason'],
  value: string | null,
  { facts }: Subject,
): EngineReport {
  if (reason === 'wildcard-with-credentials') {
    return {
      error: 'W-WILD',
      parameter: value,
      message: 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    };
  }
  if (value?.includes(',')) {
    return {
      error: 'W-MULTI',
      parameter: value,
      message: 'Access-Control-Allow-Origin cannot contain more than one origin.',
    };
  }
  const origin = facts.origin === null ? '' : ` ${facts.origin}`;
  return {
    error: 'W-ORIGIN',
    parameter: facts.origin,
    message: `Origin${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${facts.status ?? 'unknown'}`,
  };
}

function invalidList(error: string, header: string, value: string): EngineReport {
  return { error, parameter: value, message: `Header ${header} has an invalid value: ${value}` };
}

/** The check of a 3xx hop is reported as one of the redirect. */
function withinRedirect(report: EngineReport, subject: Subject): EngineReport | null {
  const { stage, redirect } = subject;
  if (stage === 'preflight' || redirect === null) return report;
  if (redirect.location === null) return null;
  return deniedRedirect(targetOf(redirect.location, subject), report.message);
}

/** A log's URL has no host, and then a relative Location stays as it is. */
function targetOf(location: string, { facts }: Subject): string {
  if (!URL.canParse(facts.url)) return location;
  return resolveLocation(location, facts.url)?.href ?? location;
}

function deniedRedirect(target: string, reason: string): EngineReport {
  return {
    error: 'W-REDIRECT',
    parameter: target,
    message: `Cross-origin redirection to ${target} denied by Cross-Origin Resource Sharing policy: ${reason}`,
  };
}
