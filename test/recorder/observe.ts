import type { Seen, WatchedRequest } from './network-watch.js';
import type { Tab } from './tab.js';

/** What Chromium says of a failed call. */
export type ChromiumFailure = {
  /** The protocol's `CorsError`; where it was none of CORS: `csp`, `corp-not-same-origin`, `net::ERR_…`. */
  readonly error: string;
  readonly parameter: string | null;
  /** The sentence in the console; null where there is none but "Failed to load resource". */
  readonly message: string | null;
};

/** What the browser did with one call of a page. */
export type Observation = {
  readonly method: string | null;
  readonly url: string | null;
  /** Method and path of all that left the browser, each preflight before its request. */
  readonly sent: readonly string[];
  /** `aborted`: the page gave up. */
  readonly verdict: 'passed' | 'blocked' | 'aborted';
  readonly chromium: ChromiumFailure | null;
  /** Statuses of the preflights, as the network saw them, whatever the page may know. */
  readonly preflightStatus: readonly number[];
  /** Statuses of the request itself and its redirects, also where the page may not see them. */
  readonly status: readonly number[];
  /** Deprecations that DevTools shows, such as `AuthorizationCoveredByWildcard`. */
  readonly warnings: readonly string[];
  /** What the page got to see. */
  readonly page: unknown;
};

/**
 * Lets the page make a call, waits until it is over, and reads the verdict from the browser. `isOfCall` tells the call's
 * own requests from what else the page loads meanwhile.
 */
export async function observe(tab: Tab, expression: string, isOfCall: (url: string) => boolean): Promise<Observation> {
  tab.watch.take();
  const page = await tab.evaluate(expression);
  await tab.settle();
  const seen = tab.watch.take();
  return readOutcome(page, {
    ...seen,
    requests: seen.requests.filter((request) => isOfCall(request.hops[0]?.url ?? '')),
  });
}

function readOutcome(page: unknown, seen: Seen): Observation {
  const mains = seen.requests.filter((request) => request.preflightFor === null);
  const preflights = seen.requests.filter((request) => request.preflightFor !== null);
  const failure = failureOf(mains[0], page, seen);
  const isAborted = failure?.error === abortedError;
  return {
    method: mains[0]?.hops[0]?.method ?? null,
    url: mains[0]?.hops[0]?.url ?? null,
    sent: mains.flatMap((request) => sentBy(request, preflights)),
    verdict: failure === null ? 'passed' : isAborted ? 'aborted' : 'blocked',
    chromium: isAborted ? null : failure,
    preflightStatus: preflights.flatMap((request) => request.wire.statuses),
    status: mains.flatMap((request) => request.wire.statuses),
    warnings: seen.deprecations,
    page,
  };
}

const abortedError = 'net::ERR_ABORTED';

function failureOf(request: WatchedRequest | undefined, page: unknown, seen: Seen): ChromiumFailure | null {
  const isPageError = JSON.stringify(page).includes('"error"');
  const message = seen.console.find((line) => !line.startsWith('Failed to load resource')) ?? null;
  const issues = seen.corsIssues.filter((issue) => !issue.isWarning).map((issue) => issue.corsErrorStatus);
  if (!request) {
    // Refused before the network: only an issue tells of it.
    const [issue] = issues;
    const error = issue?.corsError ?? (seen.policyViolations.length > 0 ? 'csp' : null);
    if (error === null && isPageError) throw new Error(`no reason for ${JSON.stringify(page)}`);
    return error === null ? null : { error, parameter: issue?.failedParameter || null, message };
  }
  const { corsError, errorText } = request;
  if (issues.length > 0 && !issues.some((issue) => issue.corsError === corsError?.corsError)) {
    throw new Error(`the network says ${corsError?.corsError}, the issues ${JSON.stringify(issues)}`);
  }
  // On a 204 Chromium reports an abort although the page has its answer.
  if (errorText === null || (errorText === abortedError && !isPageError)) return null;
  const reason = request.blockedReason === 'other' ? null : request.blockedReason;
  return { error: corsError?.corsError ?? reason ?? errorText, parameter: corsError?.failedParameter || null, message };
}

/** The hops of a request that left the browser, each after the preflights for its address. */
function sentBy(request: WatchedRequest, preflights: readonly WatchedRequest[]): string[] {
  const own = preflights.filter((preflight) => preflight.preflightFor === request.id);
  const sent: string[] = [];
  for (const [index, hop] of request.hops.entries()) {
    const isForThisHop = (preflight: WatchedRequest) => preflight.hops[0]?.url === hop.url && preflight.wire.sent > 0;
    for (const preflight of own.filter(isForThisHop)) sent.push(describe('OPTIONS', preflight.hops[0]?.url ?? ''));
    if (index < request.wire.sent) sent.push(describe(hop.method, hop.url));
  }
  return sent;
}

function describe(method: string, url: string): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}
