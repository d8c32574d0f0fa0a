import { firstHeader, type HttpRecord } from '../../model/http-record.js';

/** Resource types of what no script asked for, and what CORS without an Origin has nothing to do with. */
const loadedByPages = new Set([
  'document',
  'stylesheet',
  'image',
  'media',
  'script',
  'texttrack',
  'manifest',
  'websocket',
]);

/** Fetch, "append a request Origin header": with any other method there is one, whatever the origin. */
const withoutOrigin = new Set(['GET', 'HEAD']);

/**
 * Whether the linker can need this entry: an OPTIONS, a request with an Origin, or one that shows none because it was
 * held back, never answered or redirected, or because its headers are those it was planned with. Both ways of reading ask this, so that they hand on the same entries.
 */
export function matters(record: HttpRecord): boolean {
  if (record.method.toUpperCase() === 'OPTIONS') return true;
  if (firstHeader(record.requestHeaders, 'origin') !== null) return true;
  const { method, requestHeaders, status, marks } = record;
  const isPlanned = requestHeaders.recorded !== 'all' && !withoutOrigin.has(method.toUpperCase());
  const unusual = status !== null && (status === 0 || (status >= 300 && status <= 399));
  return (unusual || isPlanned) && !loadedByPages.has(marks.resourceType ?? '');
}
