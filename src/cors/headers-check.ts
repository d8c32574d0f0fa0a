import { byteLowercase } from './byte-case.js';
import type { Check } from './check.js';
import { unknown } from './check.js';
import type { Policy } from './policy.js';

const stage = 'preflight';

/**
 * CORS-preflight fetch, steps 7.2, 7.3, 7.6 and 7.7: Allow-Headers must parse, and allow every announced name.
 * `requested`: lower-case and sorted; null where not recorded.
 */
export function checkHeaders(
  { allowHeaders }: Policy,
  requested: readonly string[] | null,
  include: boolean,
): HeaderChecks {
  if (allowHeaders === 'unrecorded') return unrecorded;
  const { value, tokens, malformed } = allowHeaders;
  // Step 7.3: failure to parse is a network error, whether or not a header needs listing.
  if (malformed !== null) {
    return { headersParse: { stage, check: 'allow-headers', value: value ?? '', token: malformed }, headers: null };
  }
  return { headersParse: null, headers: checkListed(tokens, requested, include) };
}

type HeaderChecks = { readonly headersParse: Check; readonly headers: Check };

const unrecorded: HeaderChecks = { headersParse: unknown.allowHeaders, headers: unknown.allowHeaders };

function checkListed(tokens: readonly string[], requested: readonly string[] | null, include: boolean): Check {
  // Step 7.7: `*` stands for every name unless credentials are included. Step 7.6 would except `Authorization`;
  // no engine does so yet, which is why that is a warning.
  if (!include && tokens.includes('*')) return null;
  if (requested === null) return unknown.requestHeaders;
  if (requested.length === 0) return null;
  const allowed = new Set(tokens.map(byteLowercase));
  const refused = requested.filter((name) => !allowed.has(name));
  return refused.length === 0 ? null : { stage, check: 'headers', names: refused, allowed: tokens };
}
