import { firstHeader, type HttpRecord, isRecorded } from '../../model/http-record.js';

/** Resource types that a script's own request can have, and those that recorders use for what they cannot name. */
const scriptTypes = new Set([
  'fetch',
  'xhr',
  'ping',
  'preflight',
  'eventsource',
  'beacon',
  'other',
  'xmlhttprequest',
  'font',
  'object',
  'eventstream',
]);

/**
 * Whether the linker can need this entry: an OPTIONS, a request with an Origin, one that may have had an Origin, a
 * redirect, or one without a response. Both ways of reading ask this, so that they hand on the same entries.
 */
export function matters(record: HttpRecord): boolean {
  if (record.method.toUpperCase() === 'OPTIONS') return true;
  if (firstHeader(record.requestHeaders, 'origin') !== null) return true;
  const { resourceType } = record.marks;
  const byScript = resourceType === undefined || scriptTypes.has(resourceType);
  if (!byScript) return false;
  const { status } = record;
  if (status === null || status === 0 || (status >= 300 && status <= 399)) return true;
  return resourceType !== undefined && !isRecorded(record.requestHeaders, 'origin');
}
