import type { Check } from './check.js';
import { unknown } from './check.js';
import { safelistedMethods } from './methods.js';
import type { Policy } from './policy.js';

const stage = 'preflight';

/**
 * CORS-preflight fetch, steps 7.1, 7.3 and 7.5: Allow-Methods must parse, and allow the method. Step 7.4, which would
 * spare an upload with a listener the listing, has not been adopted by Chromium.
 */
export function checkMethod({ allowMethods }: Policy, method: string | null, include: boolean): MethodChecks {
  if (allowMethods === 'unrecorded') return unrecorded;
  const { value, tokens, malformed } = allowMethods;
  // Step 7.3: failure to parse is a network error, whether or not the method needs listing.
  if (malformed !== null) {
    return { methodsParse: { stage, check: 'allow-methods', value: value ?? '', token: malformed }, method: null };
  }
  return { methodsParse: null, method: checkListed(tokens, method, include) };
}

type MethodChecks = { readonly methodsParse: Check; readonly method: Check };

const unrecorded: MethodChecks = { methodsParse: unknown.allowMethods, method: unknown.allowMethods };

function checkListed(tokens: readonly string[], method: string | null, include: boolean): Check {
  // Step 7.5: `*` stands for every method unless credentials are included.
  if (!include && tokens.includes('*')) return null;
  if (method === null) return unknown.requestMethod;
  if (safelistedMethods.has(method) || tokens.includes(method)) return null;
  return { stage, check: 'method', method, allowed: tokens };
}
