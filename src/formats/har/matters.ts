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

/**
 * Whether the linker can need this entry: an OPTIONS, a request with an Origin, or one that shows none because it was
 * held back, never answered or redirected. Both ways of reading ask this, so that they hand on the same entries.
 */
export function matters(record: HttpRecord): boolean {
  if (record.method.toUpperCase() === 'OPTIONS') return true;
  if (firstHeader(record.requestHeaders, 'origin') !== null) return true;
  const { status, marks } = record;
  const unusual = status !== null && (status === 0 || (status >= 300 && status <= 399));
  return unusual && !loadedByPages.has(marks.resourceType ?? '');
}
