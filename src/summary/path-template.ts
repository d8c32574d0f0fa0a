/** Longest template kept; a path beyond it is cut at a segment. */
const maximumLength = 120;

const slash = 0x2f;
const question = 0x3f;
const hash = 0x23;
const percent = 0x25;
const dot = 0x2e;

/**
 * The path of a request target or URL with its variable segments as `*`, so that `/orders/4711` and `/orders/4712`
 * are one endpoint: numbers, UUIDs, long hexadecimal words and long words with digits. Query and userinfo are dropped.
 */
export function pathTemplate(url: string): string {
  const start = pathStart(url);
  const end = pathEnd(url, start);
  if (start === end) return '/';
  if (end === start + 1 && url.charCodeAt(start) === 0x2a) return '*';
  // Up to the first slash nothing is kept: what stands there is no path.
  let at = url.indexOf('/', start);
  if (at < 0 || at >= end) return '/';
  let template = '';
  /** From here to `at` the template is the URL's own text, which is not copied piece by piece. */
  let plainFrom = at;
  let length = 0;
  while (at < end) {
    const next = segmentEnd(url, at + 1, end);
    const variable = isVariable(url, at + 1, next);
    length += variable ? 2 : next - at;
    if (length > maximumLength) return `${template}${url.slice(plainFrom, at)}/…`;
    if (variable) {
      template += `${url.slice(plainFrom, at)}/*`;
      plainFrom = next;
    }
    at = next;
  }
  return template === '' ? url.slice(plainFrom, end) : template + url.slice(plainFrom, end);
}

function pathStart(url: string): number {
  if (url.charCodeAt(0) === slash) return 0;
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].length ?? 0;
}

function pathEnd(url: string, start: number): number {
  for (let at = start; at < url.length; at++) {
    const code = url.charCodeAt(at);
    if (code === question || code === hash) return at;
  }
  return url.length;
}

function segmentEnd(url: string, start: number, end: number): number {
  let at = start;
  while (at < end && url.charCodeAt(at) !== slash) at++;
  return at;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const uuidLength = 36;

function isVariable(url: string, start: number, end: number): boolean {
  const length = end - start;
  let digits = 0;
  let letters = 0;
  let percents = 0;
  let dots = 0;
  for (let at = start; at < end; at++) {
    const code = url.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66) letters++;
    else if (code === percent) percents++;
    else if (code === dot) dots++;
  }
  if (digits > 0 && digits === length) return true;
  if (length >= 12 && digits > 0 && digits + letters === length) return true;
  // Tokens, hashes, order numbers such as ORD-2026-004711: at least four digits in a word of letters and digits.
  if (length > 8 && digits >= 4 && dots === 0) return true;
  if (length === uuidLength && uuid.test(url.slice(start, end))) return true;
  return length > 24 && percents > 0 && /%[0-9a-f]{2}/i.test(url.slice(start, end));
}
