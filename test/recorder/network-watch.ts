import type { Protocol } from 'devtools-protocol';
import type { Session } from './devtools-session.js';

/** One request as the browser's network service reported it; a redirect adds a hop, not a request. */
export type WatchedRequest = {
  readonly id: string;
  /** The request whose preflight this is. */
  readonly preflightFor: string | null;
  /** The first hop; more follow with each redirect. */
  readonly hops: { readonly method: string; readonly url: string }[];
  readonly resourceType: string;
  readonly wire: Wire;
  corsError: Protocol.Network.CorsErrorStatus | null;
  /** Such as `net::ERR_FAILED`; null where the request did not fail. */
  errorText: string | null;
  finished: boolean;
};

/** What the network service saw, whether or not the page may know it. */
export type Wire = {
  /** How many hops really left the browser. */
  sent: number;
  /** Of each answer, in order. */
  readonly statuses: number[];
};

export type ConsoleLine = { readonly text: string; readonly requestId: string | null };

export type NetworkWatch = {
  readonly requests: readonly WatchedRequest[];
  readonly console: readonly ConsoleLine[];
  /** `Audits.issueAdded`: error and whether it is only a warning. */
  readonly corsIssues: readonly Protocol.Audits.CorsIssueDetails[];
};

/** Watches all that a page, its frames and its workers send; the browser's own verdicts are in it. */
export async function watchNetwork(page: Session): Promise<NetworkWatch> {
  const requests: WatchedRequest[] = [];
  const byId = new Map<string, WatchedRequest>();
  // The network service and the renderer report side by side, so either may speak first.
  const wires = new Map<string, Wire>();
  const wireOf = (id: string): Wire => {
    const wire = wires.get(id) ?? { sent: 0, statuses: [] };
    wires.set(id, wire);
    return wire;
  };
  const console: ConsoleLine[] = [];
  const corsIssues: Protocol.Audits.CorsIssueDetails[] = [];

  const watch = async (session: Session): Promise<void> => {
    session.on('Network.requestWillBeSent', (event) => {
      const known = byId.get(event.requestId);
      if (known) {
        known.hops.push({ method: event.request.method, url: event.request.url });
        return;
      }
      const request = newRequest(event, wireOf(event.requestId));
      byId.set(request.id, request);
      requests.push(request);
    });
    session.on('Network.requestWillBeSentExtraInfo', ({ requestId }) => {
      wireOf(requestId).sent += 1;
    });
    session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
      wireOf(requestId).statuses.push(statusCode);
    });
    session.on('Network.loadingFailed', (event) => {
      const request = byId.get(event.requestId);
      if (!request) return;
      request.corsError = event.corsErrorStatus ?? null;
      request.errorText = event.errorText;
      request.finished = true;
    });
    session.on('Network.loadingFinished', (event) => {
      const request = byId.get(event.requestId);
      if (request) request.finished = true;
    });
    session.on('Log.entryAdded', ({ entry }) => {
      console.push({ text: entry.text, requestId: entry.networkRequestId ?? null });
    });
    session.on('Audits.issueAdded', ({ issue }) => {
      if (issue.details.corsIssueDetails) corsIssues.push(issue.details.corsIssueDetails);
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
  return { requests, console, corsIssues };
}

function newRequest(event: Protocol.Network.RequestWillBeSentEvent, wire: Wire): WatchedRequest {
  return {
    id: event.requestId,
    preflightFor: event.initiator.type === 'preflight' ? (event.initiator.requestId ?? null) : null,
    hops: [{ method: event.request.method, url: event.request.url }],
    resourceType: event.type ?? 'Other',
    wire,
    corsError: null,
    errorText: null,
    finished: false,
  };
}
