import type { Failure, MissingEvidence, Stage } from '../model/verdict.js';
import * as names from './header-names.js';
import type { Judgement } from './judgement.js';
import { isSerialisedOrigin } from './origin.js';
import type { Policy } from './policy.js';

/**
 * Fetch, CORS check. Goes on after a failed step, so that everything that needs repair is known.
 * `include`: the credentials mode is `include`.
 */
export function corsCheck(policy: Policy, origin: string | null, include: boolean, stage: Stage): Judgement {
  const failures: Failure[] = [];
  const missing: MissingEvidence[] = [];
  const reason = whyOriginNotAllowed(policy, origin, include);
  if (reason === 'header-unrecorded') missing.push(`header:${names.allowOrigin}`);
  else if (reason === 'origin-unknown') missing.push('origin');
  else if (reason !== null) failures.push({ stage, check: 'allow-origin', reason, value: allowOriginValue(policy) });

  // CORS check, step 4: without credentials nothing more is asked.
  if (!include) return { failures, missing };
  const { allowCredentials } = policy;
  if (allowCredentials === 'unrecorded') missing.push(`header:${names.allowCredentials}`);
  // CORS check, steps 5 to 7: `true`, byte for byte.
  else if (allowCredentials?.value !== 'true') {
    failures.push({ stage, check: 'allow-credentials', value: allowCredentials?.value ?? null });
  }
  return { failures, missing };
}

export type OriginRefusal = 'missing' | 'multiple' | 'invalid' | 'mismatch' | 'wildcard-with-credentials';

/** Why steps 1 to 3 of the CORS check refuse the origin, null where they let it pass. */
export function whyOriginNotAllowed(
  { allowOrigin }: Policy,
  origin: string | null,
  include: boolean,
): OriginRefusal | 'header-unrecorded' | 'origin-unknown' | null {
  if (allowOrigin === 'unrecorded') return 'header-unrecorded';
  // CORS check, step 2: null is failure.
  if (allowOrigin === null) return 'missing';
  const { value } = allowOrigin;
  // CORS check, step 3: `*` passes unless credentials are included.
  if (value === '*') return include ? 'wildcard-with-credentials' : null;
  // CORS check, step 4: byte-for-byte comparison with the request's origin.
  if (value === origin) return null;
  if (origin === null && isSerialisedOrigin(value)) return 'origin-unknown';
  return classifyValue(value);
}

/** The standard knows only "not equal"; these words, and their order, are Chromium's (`CheckAccess` in cors.cc). */
function classifyValue(value: string): OriginRefusal {
  if (value.includes(',') || value.includes(' ')) return 'multiple';
  if (value === 'null') return 'mismatch';
  return URL.canParse(value) ? 'mismatch' : 'invalid';
}

function allowOriginValue({ allowOrigin }: Policy): string | null {
  return allowOrigin === 'unrecorded' ? null : (allowOrigin?.value ?? null);
}
