import { type OriginHint, originHints } from '../cors/origin-hints.js';

const words: Readonly<Record<OriginHint, string>> = {
  null: 'null',
  'trailing-slash': 'trailing slash',
  path: 'a path behind the origin',
  case: 'upper case',
  scheme: 'another scheme',
  port: 'another port',
  www: 'www',
};

/** In which way an allowed origin differs from the page's, in a few words; null where they have nothing in common. */
export function mismatchHint(allowed: string | null, origin: string | null): string | null {
  if (allowed === null || origin === null) return null;
  const hints = originHints(allowed, origin);
  return hints.length === 0 ? null : hints.map((hint) => words[hint]).join(', ');
}
