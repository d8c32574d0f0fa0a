import type { OptionsKind } from '../model/exchange.js';
import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
import { hostNameOf, originOfUrl } from './origin.js';
import { type Agent, agentOf } from './user-agents.js';

export type OptionsClass =
  | { readonly kind: 'preflight'; readonly rule: string }
  | { readonly kind: OptionsKind; readonly rule: string };

/**
 * Says what an OPTIONS is. A CORS preflight is an OPTIONS with `Origin` and `Access-Control-Request-Method`
 * (Fetch, "HTTP requests"); where a log shows neither, User-Agent and Referer must do, and the rule says so.
 */
export function classifyOptions(record: HttpRecord): OptionsClass {
  const bag = record.requestHeaders;
  const agent = agentOf(firstHeader(bag, 'user-agent') ?? '');
  if (agent.isDummy) return { kind: 'internal-dummy', rule: 'user-agent-internal-dummy-connection' };
  if (record.url === '*') return { kind: 'server-wide', rule: 'target-asterisk' };
  if (isForeignTarget(record.url)) return { kind: 'foreign-protocol', rule: 'target-of-another-protocol' };
  if (record.marks.preflight === true) return { kind: 'preflight', rule: 'recorder-says-preflight' };
  if (agent.isScanner) return { kind: 'scanner', rule: 'user-agent-scanner' };
  if (isRecorded(bag, 'access-control-request-method')) return classifyByHeaders(record, agent);
  if (agent.isWebdav) return { kind: 'webdav', rule: 'user-agent-webdav' };
  if (firstHeader(bag, 'sec-fetch-site') === 'same-origin') return { kind: 'same-origin', rule: 'sec-fetch-site' };
  const origin = firstHeader(bag, 'origin');
  if (isRecorded(bag, 'origin') && origin === null) return { kind: 'other', rule: 'no-origin' };
  if (origin !== null && isOwnOrigin(origin, record)) return { kind: 'same-origin', rule: 'origin-of-the-same-host' };
  return classifyByReferer(record, agent);
}

function classifyByHeaders(record: HttpRecord, agent: Agent): OptionsClass {
  const bag = record.requestHeaders;
  const method = firstHeader(bag, 'access-control-request-method');
  const origin = firstHeader(bag, 'origin');
  if (method !== null && method !== '' && (origin !== null || !isRecorded(bag, 'origin'))) {
    return { kind: 'preflight', rule: 'access-control-request-method' };
  }
  if (agent.isWebdav) return { kind: 'webdav', rule: 'user-agent-webdav' };
  if (origin === null || isOwnOrigin(origin, record)) return { kind: 'same-origin', rule: 'no-request-method' };
  return { kind: 'other', rule: 'no-access-control-request-method' };
}

function classifyByReferer(record: HttpRecord, agent: Agent): OptionsClass {
  if (isRecorded(record.requestHeaders, 'user-agent') && !agent.isBrowser) {
    // No browser sends a request without a User-Agent, but other protocols do.
    if (isForeignLine(record.marks.raw)) return { kind: 'foreign-protocol', rule: 'another-protocol' };
    return { kind: 'other', rule: 'user-agent-no-browser' };
  }
  const logged = firstHeader(record.requestHeaders, 'referer');
  const referer = logged === null ? null : refererOf(logged);
  if (referer === null || referer.host === null) {
    if (isForeignLine(record.marks.raw)) return { kind: 'foreign-protocol', rule: 'another-protocol' };
    return { kind: 'preflight', rule: 'browser-user-agent' };
  }
  if (!referer.isBare) {
    // The port or the scheme may still differ, but a log hides both; a path in Referer settles it.
    if (record.host !== null && referer.host === hostNameOf(record.host)) {
      return { kind: 'same-origin', rule: 'referer-of-the-same-host' };
    }
    // A cross-origin Referer is reduced to the origin: with a path it was the page's own server.
    if (agent.reducesReferer) return { kind: 'same-origin', rule: 'referer-with-a-path' };
  }
  return { kind: 'preflight', rule: 'cross-origin-referer' };
}

const refererOf = memoise((referer): { readonly host: string | null; readonly isBare: boolean } => ({
  host: hostNameOf(referer),
  isBare: isBareOrigin(referer),
}));

/** Whether the page came from the server that was asked. A log hides the scheme, so of http nothing is known. */
function isOwnOrigin(origin: string, { url, host }: HttpRecord): boolean {
  const target = originOfUrl(url);
  if (target !== null) return target === origin;
  return host !== null && origin === `https://${host.toLowerCase()}`;
}

function isForeignTarget(url: string): boolean {
  if (url.startsWith('/') || url.startsWith('https://')) return false;
  return /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^https?:\/\//i.test(url);
}

/** `"OPTIONS / RTSP/1.0"`, as the log shows the request line. */
function isForeignLine(raw: string | undefined): boolean {
  return raw !== undefined && /"OPTIONS \S{1,2000} (?!HTTP\/)[A-Z]{2,10}\/\d/.test(raw);
}

/** `https://app.example.com/`: what the default referrer policy leaves of a cross-origin Referer. */
export function isBareOrigin(referer: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/i.test(referer);
}
