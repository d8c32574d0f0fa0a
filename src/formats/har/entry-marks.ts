import type { HeaderLine, RecordMarks } from '../../model/http-record.js';
import { type HarObject, listAt, objectAt, ownAt, stringAt } from './har-value.js';
import type { Recorder } from './recorders.js';

type Writable = { -readonly [K in keyof RecordMarks]: RecordMarks[K] };

/** What a recorder tells of an entry beyond the messages themselves. */
export function readMarks(entry: HarObject, requestLines: readonly HeaderLine[], recorder: Recorder): RecordMarks {
  const request = objectAt(entry, 'request');
  const response = objectAt(entry, 'response');
  const marks: Writable = {};
  const error = stringAt(response, '_error') ?? stringAt(response, '_failureText') ?? stringAt(entry, '_error');
  if (error !== null) marks.error = error;
  else if (recorder.marksBlocked) marks.error = null;
  if (recorder.onlyDelivered) marks.delivered = true;
  const type = stringAt(entry, '_resourceType');
  if (type !== null) marks.resourceType = type.toLowerCase();
  markPreflight(entry, marks);
  if (isServiceWorkers(entry, response)) marks.serviceWorker = true;
  if (isFromCache(entry)) marks.fromCache = true;
  const cookies = listAt(request, 'cookies');
  if (has(requestLines, 'cookie') || (cookies !== null && cookies.length > 0)) marks.cookies = true;
  if (recorder.sanitises && marks.cookies !== true && !has(requestLines, 'authorization')) marks.sanitised = true;
  if (ownAt(entry, '_wasFulfilled') === true || ownAt(entry, '_wasContinued') === true) marks.intercepted = true;
  return marks;
}

function markPreflight(entry: HarObject, marks: Writable): void {
  const initiator = objectAt(entry, '_initiator');
  const type = stringAt(entry, '_initiator_type') ?? stringAt(initiator, 'type');
  if (marks.resourceType === 'preflight' || type?.toLowerCase() === 'preflight') marks.preflight = true;
  const id = stringAt(entry, '_requestId');
  if (id !== null) marks.requestId = id;
  if (marks.preflight !== true) return;
  const requested = requestIdOf(stringAt(entry, '_initiator_detail'));
  if (requested !== null) marks.preflightFor = requested;
}

/** chrome-har keeps the whole initiator as JSON in a string. */
function requestIdOf(detail: string | null): string | null {
  if (detail === null) return null;
  try {
    const initiator: unknown = JSON.parse(detail);
    return typeof initiator === 'object' && initiator !== null ? stringAt(initiator as HarObject, 'requestId') : null;
  } catch {
    return null;
  }
}

function isServiceWorkers(entry: HarObject, response: HarObject): boolean {
  return ownAt(response, '_fetchedViaServiceWorker') === true || stringAt(entry, '_fetchType') === 'Service Worker';
}

function isFromCache(entry: HarObject): boolean {
  const type = stringAt(entry, '_fetchType');
  return stringAt(entry, '_fromCache') !== null || type === 'Memory Cache' || type === 'Disk Cache';
}

function has(lines: readonly HeaderLine[], wanted: string): boolean {
  return lines.some(([name]) => name === wanted);
}
