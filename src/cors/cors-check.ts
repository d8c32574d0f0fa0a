import type { Stage } from '../model/verdict.js';
import type { Check } from './check.js';
import { unknown } from './check.js';
import type { Field } from './header-values.js';
import { isSerialisedOrigin } from './origin.js';
import type { Policy } from './policy.js';

/**
 * Fetch, CORS check. The standard stops at the first step that fails; both halves are judged here, so that everything
 * that needs repair is known. `include`: the credentials mode is `include`.
 */
export function corsCheck(
  policy: Policy,
  origin: string | null,
  include: boolean,
  stage: Stage,
): { readonly origin: Check; readonly credentials: Check } {
  return {
    origin: checkOrigin(policy.allowOrigin, origin, include, stage),
    credentials: include ? checkCredentials(policy.allowCredentials, stage) : null,
  };
}

function checkOrigin(allowOrigin: Field, origin: string | null, include: boolean, stage: Stage): Check {
  if (allowOrigin === 'unrecorded') return unknown.allowOrigin;
  const fail = (reason: OriginRefusal, value: string | null): Check => ({
    stage,
    check: 'allow-origin',
    reason,
    value,
  });
  // CORS check, steps 1 and 2: no header is a failure.
  if (allowOrigin === null) return fail('missing', null);
  const { value } = allowOrigin;
  // CORS check, step 3: `*` passes unless credentials are included.
  if (value === '*') return include ? fail('wildcard-with-credentials', value) : null;
  // CORS check, step 4: byte for byte the request's origin.
  if (value === origin) return null;
  if (origin === null && isSerialisedOrigin(value)) return unknown.origin;
  return fail(classify(value), value);
}

type OriginRefusal = 'missing' | 'multiple' | 'invalid' | 'mismatch' | 'wildcard-with-credentials';

/** The standard knows only "not equal"; these words and their order are Chromium's (`CheckAccess` in cors.cc). */
function classify(value: string): OriginRefusal {
  if (value.includes(',') || value.includes(' ')) return 'multiple';
  if (value === 'null') return 'mismatch';
  return URL.canParse(value) ? 'mismatch' : 'invalid';
}

/** CORS check, steps 5 to 8: `true`, byte for byte. */
function checkCredentials(allowCredentials: Field, stage: Stage): Check {
  if (allowCredentials === 'unrecorded') return unknown.allowCredentials;
  if (allowCredentials?.value === 'true') return null;
  return { stage, check: 'allow-credentials', value: allowCredentials?.value ?? null };
}
