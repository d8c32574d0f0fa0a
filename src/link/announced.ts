import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { classifyOptions } from './classify-options.js';

const requestMethod = 'access-control-request-method';

/** Whether an entry of a recording is a preflight. What the browser held back is none, though it may be an OPTIONS. */
export function isPreflight(record: HttpRecord): boolean {
  if (record.method !== 'OPTIONS' || classifyOptions(record).kind !== 'preflight') return false;
  if (record.sent !== false || record.marks.preflight === true) return true;
  return firstHeader(record.requestHeaders, requestMethod) !== null;
}

/** Whether `preflight` asked for `request`: by id where the recorder has one, else same URL and announced method. */
function announces(preflight: HttpRecord, request: HttpRecord): boolean {
  const { preflightFor } = preflight.marks;
  if (preflightFor !== undefined && request.marks.requestId !== undefined) {
    return preflightFor === request.marks.requestId;
  }
  if (preflight.url !== request.url || request.marks.serviceWorker === true) return false;
  const method = firstHeader(preflight.requestHeaders, requestMethod);
  return method === null ? request.method !== 'OPTIONS' : method === request.method;
}

/** A request listed before its preflight; one that was sent cannot belong to a preflight that failed by its status. */
export function mayPrecede(request: HttpRecord, preflight: HttpRecord): boolean {
  return announces(preflight, request) && (request.sent !== true || isOk(preflight.status));
}

/** A request listed after its preflight, which passed unless the request was held back. */
export function mayFollow(preflight: HttpRecord, request: HttpRecord): boolean {
  return announces(preflight, request) && (request.sent === false || isOk(preflight.status));
}

/** Fetch, "ok status". */
function isOk(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299;
}
