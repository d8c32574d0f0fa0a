import type { HeaderLine } from '../model/http-record.js';
import { isForbiddenHeader } from './forbidden-headers.js';
import { normalizeMethod, safelistedMethods } from './methods.js';
import type { SafelistOptions } from './safelisted-header.js';
import { isSafelistedHeader } from './safelisted-header.js';
import { sortedNames } from './sorted-names.js';

/** A cross-origin request with mode `cors`, as the page makes it. */
export type PageRequest = {
  readonly method: string;
  /** Headers the page set; those that the browser adds by itself do not count. Forbidden ones are passed over. */
  readonly headers: readonly HeaderLine[];
  /** Fetch, use-CORS-preflight flag: an upload listener, or a stream as body. */
  readonly useCorsPreflight?: boolean;
};

/** Fetch, main fetch: whether a preflight goes out first, the preflight cache left aside. */
export function needsPreflight(request: PageRequest, options: SafelistOptions = {}): boolean {
  if (request.useCorsPreflight === true) return true;
  if (!safelistedMethods.has(normalizeMethod(request.method))) return true;
  return unsafeHeaderNames(request.headers, options).length > 0;
}

const longestSafelistedValues = 1024;

/** Fetch, CORS-unsafe request-header names: what `Access-Control-Request-Headers` will list, in this order. */
export function unsafeHeaderNames(headers: readonly HeaderLine[], options: SafelistOptions = {}): readonly string[] {
  const unsafe: string[] = [];
  const potentiallyUnsafe: string[] = [];
  let safelistValueSize = 0;
  for (const [name, value] of headers) {
    if (isForbiddenHeader(name, value)) continue;
    if (isSafelistedHeader(name, value, options)) {
      potentiallyUnsafe.push(name);
      safelistValueSize += value.length;
    } else {
      unsafe.push(name);
    }
  }
  const all = safelistValueSize > longestSafelistedValues ? [...unsafe, ...potentiallyUnsafe] : unsafe;
  return sortedNames(all);
}
