import { AT_SIGN, byteAt, COLON, isDigit, isLetter, SLASH } from './memory';

/** Whether a Referer names a host for sure: see `hostNameOf` in `link/origin.ts`. */
export function isPage(start: usize, end: usize): bool {
  let at = start;
  while (at < end && byteAt(at) !== COLON) at++;
  const isAbsolute = at + 2 < end && byteAt(at + 1) === SLASH && byteAt(at + 2) === SLASH;
  const name = isAbsolute ? at + 3 : start;
  if (name >= end || !(isLetter(byteAt(name)) || isDigit(byteAt(name)))) return false;
  for (at = start; at < end; at++) if (byteAt(at) === AT_SIGN) return false;
  return true;
}
