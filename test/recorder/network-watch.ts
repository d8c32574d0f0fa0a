import type { Protocol } from 'devtools-protocol';
import type { Session } from './devtools-session.js';

/** One request as the browser reported it; a redirect adds a hop, not a request. */
export type WatchedRequest = {
  readonly id: string;
  /** The request whose preflight this is. */
  readonly preflightFor: string | null;
  /** The first hop; more follow with each redirect. */
  readonly hops: { readonly method: string; readonly url: string }[];
  readonly wire: Wire;
  corsError: Protocol.Network.CorsErrorStatus | null;
  /** Why the browser itself held it back, such as `csp`. */
  blockedReason: string | null;
  /** Such as `net::ERR_FAILED`; null where the request did not fail. */
  errorText: string | null;
  isFinished: boolean;
};

/** What the network service saw, whether or not the page may know it. */
export type Wire = {
  /** How many hops really left the browser. */
  sent: number;
  /** Of each answer, in order. */
  readonly statuses: number[];
};

/** What came to light since the last look. */
export type Seen = {
  readonly requests: readonly WatchedRequest[];
  /** Lines of the console that the browser wrote. */
  readonly console: readonly string[];
  readonly corsIssues: readonly Protocol.Audits.CorsIssueDetails[];
  /** Such as `AuthorizationCoveredByWildcard`; a page is told of each kind once. */
  readonly deprecations: readonly string[];
  /** Directives of the page's own Content-Security-Policy that held something back. */
  readonly policyViolations: readonly string[];
};

export type NetworkWatch = {
  /** Whether every request since the last look is over. */
  readonly isQuiet: () => boolean;
  /** Hands out what was seen, once. */
  readonly take: () => Seen;
};

/** Watches all that a page, its frames and its workers send; the browser's own verdicts are in it. */
export async function watchNetwork(page: Session): Promise<NetworkWatch> {
  const known = new Map<string, WatchedRequest>();
  // The network service and the renderer report side by side, so either may speak first.
  const wires = new Map<string, Wire>();
  const wireOf = (id: string): Wire => {
    const wire = wires.get(id) ?? { sent: 0, statuses: [] };
    wires.set(id, wire);
    return wire;
  };
  const nothing = () => ({
    requests: [] as WatchedRequest[],
    console: [] as string[],
    corsIssues: [] as Protocol.Audits.CorsIssueDetails[],
    deprecations: [] as string[],
    policyViolations: [] as string[],
  });
  let seen = nothing();

  const watch = async (session: Session): Promise<void> => {
    session.on('Network.requestWillBeSent', (event) => {
      const hop = { method: event.request.method, url: event.request.url };
      const redirected = known.get(event.requestId);
      if (redirected) {
        redirected.hops.push(hop);
        return;
      }
      const request = newRequest(event, hop, wireOf(event.requestId));
      known.set(request.id, request);
      seen.requests.push(request);
    });
    session.on('Network.requestWillBeSentExtraInfo', ({ requestId }) => {
      wireOf(requestId).sent += 1;
    });
    session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
      wireOf(requestId).statuses.push(statusCode);
    });
    session.on('Network.loadingFailed', (event) => {
      const request = known.get(event.requestId);
      if (!request) return;
      request.corsError = event.corsErrorStatus ?? null;
      request.blockedReason = event.blockedReason ?? null;
      request.errorText = event.errorText;
      request.isFinished = true;
    });
    session.on('Network.loadingFinished', (event) => {
      const request = known.get(event.requestId);
      if (request) request.isFinished = true;
    });
    session.on('Log.entryAdded', ({ entry }) => {
      seen.console.push(entry.text);
    });
    session.on('Audits.issueAdded', ({ issue: { details } }) => {
      if (details.corsIssueDetails) seen.corsIssues.push(details.corsIssueDetails);
      if (details.deprecationIssueDetails) seen.deprecations.push(details.deprecationIssueDetails.type);
      const policy = details.contentSecurityPolicyIssueDetails;
      if (policy) seen.policyViolations.push(policy.violatedDirective);
    });
    session.on('Target.attachedToTarget', ({ sessionId, waitingForDebugger }) => {
      const child = session.child(sessionId);
      const resume = () => (waitingForDebugger ? child.send('Runtime.runIfWaitingForDebugger') : undefined);
      watch(child).then(resume, resume);
    });
    await session.send('Network.enable');
    // Workers know no Audits and no Log of their own.
    await session.send('Audits.enable').catch(() => undefined);
    await session.send('Log.enable').catch(() => undefined);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  };

  await watch(page);
  return {
    isQuiet: () => seen.requests.every((request) => isOver(request, known)),
    take: () => {
      const taken = seen;
      seen = nothing();
      return taken;
    },
  };
}

/** Of the preflight of an aborted request Chromium never reports the end. */
function isOver(request: WatchedRequest, known: ReadonlyMap<string, WatchedRequest>): boolean {
  return request.isFinished || known.get(request.preflightFor ?? '')?.isFinished === true;
}

function newRequest(
  event: Protocol.Network.RequestWillBeSentEvent,
  hop: { readonly method: string; readonly url: string },
  wire: Wire,
): WatchedRequest {
  const isPreflight = event.initiator.type === 'preflight';
  return {
    id: event.requestId,
    preflightFor: isPreflight ? (event.initiator.requestId ?? null) : null,
    hops: [hop],
    wire,
    corsError: null,
    blockedReason: null,
    errorText: null,
    isFinished: false,
  };
}
