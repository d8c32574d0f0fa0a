import { byteLowercase } from './byte-case.js';
import { isToken, trimWhitespace } from './tokens.js';

/** MIME Sniffing, parse a MIME type, as far as its essence; null for failure. Parameters may be anything. */
export function mimeEssence(value: string): string | null {
  const text = trimWhitespace(value);
  const slash = text.indexOf('/');
  if (slash === -1) return null;
  const semicolon = text.indexOf(';', slash);
  const type = text.slice(0, slash);
  const subtype = trimEnd(text.slice(slash + 1, semicolon === -1 ? text.length : semicolon));
  return isToken(type) && isToken(subtype) ? byteLowercase(`${type}/${subtype}`) : null;
}

/** White space may stand before the semicolon, not after the slash. */
function trimEnd(subtype: string): string {
  return trimWhitespace(`/${subtype}`).slice(1);
}
