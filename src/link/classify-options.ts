import type { OptionsKind } from '../model/exchange.js';
import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
import { hostNameOf, originOfUrl } from './origin.js';

export type OptionsClass =
  | { readonly kind: 'preflight'; readonly rule: string }
  | { readonly kind: OptionsKind; readonly rule: string };

const dummyAgent = '(internal dummy connection)';
const webdavAgent =
  /\b(?:microsoft-webdav|davfs2|gvfs|webdavfs|webdavlib|cadaver|cyberduck|litmus)\b|microsoft office/i;
const browserAgent = /^Mozilla\/|^Opera\//;

/**
 * Says what an OPTIONS is. A CORS preflight is an OPTIONS with `Origin` and `Access-Control-Request-Method`
 * (Fetch, "HTTP requests"); where a log shows neither, User-Agent and Referer must do, and the rule says so.
 */
export function classifyOptions(record: HttpRecord): OptionsClass {
  const bag = record.requestHeaders;
  const userAgent = firstHeader(bag, 'user-agent') ?? '';
  if (userAgent.includes(dummyAgent)) return { kind: 'internal-dummy', rule: 'user-agent-internal-dummy-connection' };
  if (record.url === '*') return { kind: 'server-wide', rule: 'target-asterisk' };
  if (isForeign(record.url)) return { kind: 'foreign-protocol', rule: 'target-of-another-protocol' };
  if (record.marks.preflight === true) return { kind: 'preflight', rule: 'recorder-says-preflight' };
  if (isRecorded(bag, 'access-control-request-method')) return classifyByHeaders(record);
  if (webdavAgent.test(userAgent)) return { kind: 'webdav', rule: 'user-agent-webdav' };
  if (isRecorded(bag, 'origin') && firstHeader(bag, 'origin') === null) return { kind: 'other', rule: 'no-origin' };
  return classifyByReferer(record, userAgent);
}

function classifyByHeaders(record: HttpRecord): OptionsClass {
  const bag = record.requestHeaders;
  const method = firstHeader(bag, 'access-control-request-method');
  const origin = firstHeader(bag, 'origin');
  if (method !== null && method !== '' && (origin !== null || !isRecorded(bag, 'origin'))) {
    return { kind: 'preflight', rule: 'access-control-request-method' };
  }
  if (webdavAgent.test(firstHeader(bag, 'user-agent') ?? '')) return { kind: 'webdav', rule: 'user-agent-webdav' };
  if (origin === null || origin === originOfUrl(record.url)) return { kind: 'same-origin', rule: 'no-request-method' };
  return { kind: 'other', rule: 'no-access-control-request-method' };
}

function classifyByReferer(record: HttpRecord, userAgent: string): OptionsClass {
  const referer = firstHeader(record.requestHeaders, 'referer');
  if (isRecorded(record.requestHeaders, 'user-agent') && !browserAgent.test(userAgent)) {
    return { kind: 'other', rule: 'user-agent-no-browser' };
  }
  const refererHost = referer === null ? null : hostNameOf(referer);
  if (refererHost !== null && record.host !== null && refererHost === hostNameOf(record.host)) {
    // The port or the scheme may still differ, but a log hides both; a path in Referer settles it.
    if (!isBareOrigin(referer as string)) return { kind: 'same-origin', rule: 'referer-of-the-same-host' };
  }
  // Chrome 86 and Firefox 87 reduce a cross-origin Referer to the origin: with a path it was the page's own server.
  if (refererHost !== null && !isBareOrigin(referer as string) && isModernBrowser(userAgent)) {
    return { kind: 'same-origin', rule: 'referer-with-a-path' };
  }
  return { kind: 'preflight', rule: refererHost === null ? 'browser-user-agent' : 'cross-origin-referer' };
}

function isForeign(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^https?:\/\//i.test(url);
}

/** `https://app.example.com/`: what the default referrer policy leaves of a cross-origin Referer. */
export function isBareOrigin(referer: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/i.test(referer);
}

function isModernBrowser(userAgent: string): boolean {
  const chrome = /\bChrome\/(\d{1,4})/.exec(userAgent);
  if (chrome !== null) return Number(chrome[1]) >= 86;
  const firefox = /\bFirefox\/(\d{1,4})/.exec(userAgent);
  return firefox !== null && Number(firefox[1]) >= 87;
}
