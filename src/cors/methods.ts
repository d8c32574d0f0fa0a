import { byteUppercase } from './byte-case.js';

/** Fetch, CORS-safelisted method: never needs listing. */
export const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** Fetch, forbidden method: no page can send it. */
const forbiddenMethods: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

const normalisedMethods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Fetch, normalize a method: six names become upper-case, every other stays as it is (`patch` is not `PATCH`). */
export function normalizeMethod(method: string): string {
  const upper = byteUppercase(method);
  return normalisedMethods.has(upper) ? upper : method;
}

export function isForbiddenMethod(method: string): boolean {
  return forbiddenMethods.has(byteUppercase(method));
}
