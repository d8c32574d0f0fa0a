import type { Check } from './check.js';
import { unknown } from './check.js';
import * as names from './header-names.js';
import { safelistedMethods } from './methods.js';
import type { Policy } from './policy.js';

const stage = 'preflight';

/**
 * CORS-preflight fetch, steps 7.1, 7.3 and 7.5: Allow-Methods must parse, and allow the method. Step 7.4, which would
 * spare an upload with a listener the listing, has not been adopted by Chromium.
 */
export function checkMethod(
  { allowMethods }: Policy,
  method: string | null,
  include: boolean,
): { readonly methodsParse: Check; readonly method: Check } {
  if (allowMethods === 'unrecorded') {
    const gap = unknown(`header:${names.allowMethods}`);
    return { methodsParse: gap, method: gap };
  }
  const { value, tokens, malformed } = allowMethods;
  // Step 7.3: failure to parse is a network error, whether or not the method needs listing.
  if (malformed !== null) {
    return { methodsParse: { stage, check: 'allow-methods', value: value ?? '', token: malformed }, method: null };
  }
  const listed = (): Check => {
    // Step 7.5: `*` stands for every method unless credentials are included.
    if (!include && tokens.includes('*')) return null;
    if (method === null) return unknown('request-method');
    if (safelistedMethods.has(method) || tokens.includes(method)) return null;
    return { stage, check: 'method', method, allowed: tokens };
  };
  return { methodsParse: null, method: listed() };
}
