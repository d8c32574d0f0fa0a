import type { Situation } from './server.js';

/** Ten minutes: long enough to end storms, short enough that a change reaches everybody soon. */
export const sensibleMaxAge = 600;

/** For servers whose settings are one object: the seconds to state, or null where the fix is about something else. */
export function maxAgeOf({ remedies }: Situation): number | null {
  return remedies.includes('set-max-age') ? sensibleMaxAge : null;
}

export const maxAgeReason =
  'A browser asks again when the answer to a preflight is too old: after five seconds where no Access-Control-Max-Age says otherwise.';

export const maxAgeNotes: readonly string[] = [
  'Browsers cap it: Chromium at 7200 seconds, Firefox at 86400. A remembered answer outlives a change of your rules by that time, so begin low.',
];
