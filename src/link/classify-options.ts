import type { OptionsKind } from '../model/exchange.js';
import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
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
  const agent = agentOf(userAgent);
  if (agent.isDummy) return { kind: 'internal-dummy', rule: 'user-agent-internal-dummy-connection' };
  if (record.url === '*') return { kind: 'server-wide', rule: 'target-asterisk' };
  if (isForeign(record.url)) return { kind: 'foreign-protocol', rule: 'target-of-another-protocol' };
  if (record.marks.preflight === true) return { kind: 'preflight', rule: 'recorder-says-preflight' };
  if (isRecorded(bag, 'access-control-request-method')) return classifyByHeaders(record);
  if (agent.isWebdav) return { kind: 'webdav', rule: 'user-agent-webdav' };
  if (isRecorded(bag, 'origin') && firstHeader(bag, 'origin') === null) return { kind: 'other', rule: 'no-origin' };
  return classifyByReferer(record, agent);
}

function classifyByHeaders(record: HttpRecord): OptionsClass {
  const bag = record.requestHeaders;
  const method = firstHeader(bag, 'access-control-request-method');
  const origin = firstHeader(bag, 'origin');
  if (method !== null && method !== '' && (origin !== null || !isRecorded(bag, 'origin'))) {
    return { kind: 'preflight', rule: 'access-control-request-method' };
  }
  if (agentOf(firstHeader(bag, 'user-agent') ?? '').isWebdav) return { kind: 'webdav', rule: 'user-agent-webdav' };
  if (origin === null || origin === originOfUrl(record.url)) return { kind: 'same-origin', rule: 'no-request-method' };
  return { kind: 'other', rule: 'no-access-control-request-method' };
}

function classifyByReferer(record: HttpRecord, agent: Agent): OptionsClass {
  if (isRecorded(record.requestHeaders, 'user-agent') && !agent.isBrowser) {
    return { kind: 'other', rule: 'user-agent-no-browser' };
  }
  const logged = firstHeader(record.requestHeaders, 'referer');
  const referer = logged === null ? null : refererOf(logged);
  if (referer === null || referer.host === null) return { kind: 'preflight', rule: 'browser-user-agent' };
  if (!referer.isBare) {
    // The port or the scheme may still differ, but a log hides both; a path in Referer settles it.
    if (record.host !== null && referer.host === hostNameOf(record.host)) {
      return { kind: 'same-origin', rule: 'referer-of-the-same-host' };
    }
    // Chrome 86 and Firefox 87 reduce a cross-origin Referer to the origin: with a path it was the page's own server.
    if (agent.isModern) return { kind: 'same-origin', rule: 'referer-with-a-path' };
  }
  return { kind: 'preflight', rule: 'cross-origin-referer' };
}

type Agent = {
  readonly isDummy: boolean;
  readonly isWebdav: boolean;
  readonly isBrowser: boolean;
  readonly isModern: boolean;
};

const agentOf = memoise(
  (userAgent): Agent => ({
    isDummy: userAgent.includes(dummyAgent),
    isWebdav: webdavAgent.test(userAgent),
    isBrowser: browserAgent.test(userAgent),
    isModern: isModernBrowser(userAgent),
  }),
);

const refererOf = memoise((referer): { readonly host: string | null; readonly isBare: boolean } => ({
  host: hostNameOf(referer),
  isBare: isBareOrigin(referer),
}));

function isForeign(url: string): boolean {
  if (url.startsWith('/')) return false;
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
