import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
import { isBareOrigin } from './classify-options.js';
import { originOfUrl } from './origin.js';

export type PageOrigin = { readonly origin: string | null; readonly originInferred: boolean };

/**
 * The origin of the page behind a request: the Origin header, or what Referer leaves of it where Origin is not
 * recorded. Browsers send the same Referer with a preflight as with the request it announces.
 */
export function pageOrigin(record: HttpRecord): PageOrigin {
  const origin = firstHeader(record.requestHeaders, 'origin');
  if (origin !== null) return { origin, originInferred: false };
  if (isRecorded(record.requestHeaders, 'origin')) return unknown;
  const referer = firstHeader(record.requestHeaders, 'referer');
  return referer === null ? unknown : ofReferer(referer);
}

const unknown: PageOrigin = { origin: null, originInferred: false };

const ofReferer = memoise(
  (referer): PageOrigin => (isBareOrigin(referer) ? { origin: originOfUrl(referer), originInferred: true } : unknown),
);
