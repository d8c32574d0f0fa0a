import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
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
  if (isRecorded(record.requestHeaders, 'origin')) return { origin: null, originInferred: false };
  const referer = firstHeader(record.requestHeaders, 'referer');
  if (referer === null || !isBareOrigin(referer)) return { origin: null, originInferred: false };
  return { origin: originOfUrl(referer), originInferred: true };
}
