import type { WatchedRequest } from './network-watch.js';
import type { Rig } from './rig.js';

/** What the browser did with one call of a page. */
export type ObservedCall = {
  readonly method: string;
  readonly url: string;
  /** Method and path of everything that left the browser, in order of issue; preflights before their request. */
  readonly sent: readonly string[];
  readonly verdict: 'passed' | 'blocked';
  /** The protocol's `CorsError`, or `net::ERR_…` where the failure was none of CORS; null when passed. */
  readonly chromiumError: string | null;
  readonly failedParameter: string | null;
  /** Of the preflight, as the network saw it, whatever the page may know; null where none was sent. */
  readonly preflightStatus: number | null;
  /** Of the request itself (its last hop), also where the page may not see it; null where there was no answer. */
  readonly status: number | null;
  /** What the page got to see: a status, or the error that `fetch` rejected with. */
  readonly page: unknown;
  readonly console: readonly string[];
};

/** Lets the page make one call, waits until it is over, and reads the verdict from the browser. */
export async function observe(rig: Rig, expression: string): Promise<ObservedCall> {
  const before = { requests: rig.watch.requests.length, console: rig.watch.console.length };
  const page = await rig.evaluate(expression);
  await rig.settle();

  const requests = rig.watch.requests.slice(before.requests);
  const request = requests.find((candidate) => candidate.preflightFor === null);
  if (!request) throw new Error(`the page sent nothing: ${expression}`);
  const preflights = requests.filter((candidate) => candidate.preflightFor === request.id);
  // On a 204 Chromium reports `net::ERR_ABORTED` although the page got its answer.
  const failed = request.corsError !== null || (request.errorText !== null && request.errorText !== 'net::ERR_ABORTED');
  const firstHop = request.hops[0] ?? { method: '', url: '' };
  return {
    method: firstHop.method,
    url: firstHop.url,
    sent: [...preflights, request].flatMap(sentHops),
    verdict: failed ? 'blocked' : 'passed',
    chromiumError: failed ? (request.corsError?.corsError ?? request.errorText) : null,
    failedParameter: request.corsError?.failedParameter || null,
    preflightStatus: preflights[0]?.wire.statuses[0] ?? null,
    status: request.wire.statuses.at(-1) ?? null,
    page,
    console: rig.watch.console.slice(before.console).map((line) => line.text),
  };
}

function sentHops(request: WatchedRequest): string[] {
  return request.hops.slice(0, request.wire.sent).map((hop) => `${hop.method} ${new URL(hop.url).pathname}`);
}
