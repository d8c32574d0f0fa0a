/** RFC 9110, 5.6.2: tchar, the only characters of a method or a field name. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export function isToken(text: string): boolean {
  return token.test(text);
}

/** A list header's elements, or the first one that is no token. */
export type TokenList = { readonly tokens: readonly string[]; readonly malformed: string | null };

/**
 * RFC 9110, 5.6.1: `#token` with optional white space around commas; empty elements are ignored.
 * Fetch, extract header list values: one bad element makes the whole header a failure.
 */
export function parseTokenList(value: string): TokenList {
  const tokens: string[] = [];
  for (const part of value.split(',')) {
    const element = trimWhitespace(part);
    if (element === '') continue;
    if (!isToken(element)) return { tokens: [], malformed: element };
    tokens.push(element);
  }
  return { tokens, malformed: null };
}

/** Fetch, normalize a byte sequence: without leading and trailing HTTP white space. Linear, unlike a `\s+$` regex. */
export function trimWhitespace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhitespace(text.charCodeAt(start))) start++;
  while (end > start && isWhitespace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
