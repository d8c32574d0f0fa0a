import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { hostNameOf, originOfUrl, targetOf } from './origin.js';

/**
 * Whether a request went to another origin in CORS mode, as far as its headers show. `Origin` alone does not say so:
 * browsers send it with same-origin POSTs and with form posts too.
 */
export function isCrossOriginRequest(record: HttpRecord): boolean {
  const origin = firstHeader(record.requestHeaders, 'origin');
  if (origin === null || origin === '') return false;
  const mode = firstHeader(record.requestHeaders, 'sec-fetch-mode');
  if (mode !== null && mode !== 'cors') return false;
  const site = firstHeader(record.requestHeaders, 'sec-fetch-site');
  if (site !== null) return site === 'cross-site' || site === 'same-site';
  if (origin === 'null') return true;
  const target = originOfUrl(record.url);
  if (target !== null) return target !== origin;
  if (hasPathOf(origin, firstHeader(record.requestHeaders, 'referer'))) return false;
  // A log knows the host at most. Behind TLS termination scheme and port are not the browser's, so only names count.
  return record.host !== null && hostNameOf(record.host) !== hostNameOf(origin);
}

/** Browsers reduce Referer to the origin for other origins: one with a path went to the page's own server. */
function hasPathOf(origin: string, referer: string | null): boolean {
  return referer !== null && originOfUrl(referer) === origin && targetOf(referer) !== '/';
}

const scriptedTypes: ReadonlySet<string> = new Set(['fetch', 'xhr', 'ping', 'eventsource']);

/**
 * Whether a request to another origin was held back before the browser gave it an Origin: refused for its mode or its
 * scheme, or stopped by something other than CORS. Referer is all that shows the page.
 */
export function isHeldBackAcrossOrigins(record: HttpRecord): boolean {
  if (record.sent !== false || firstHeader(record.requestHeaders, 'origin') !== null) return false;
  const { resourceType } = record.marks;
  if (resourceType !== undefined && !scriptedTypes.has(resourceType)) return false;
  const referer = firstHeader(record.requestHeaders, 'referer');
  const page = referer === null ? null : originOfUrl(referer);
  const target = originOfUrl(record.url);
  return page !== null && target !== null && page !== target;
}
