import { isPath } from './grammar.js';

/**
 * The narrowest path prefix that covers a path template: whole segments up to the first variable (`*`) or unsafe one.
 * `/api/orders/*` gives `/api/orders/`, `/api/profile` itself; null where only `/` would be left.
 */
export function pathPrefix(template: string): string | null {
  const path = withoutQuery(template);
  if (!path.startsWith('/')) return null;
  let prefix = '/';
  const segments = path.slice(1).split('/');
  for (const [index, segment] of segments.entries()) {
    const longer = `${prefix}${segment}${index < segments.length - 1 ? '/' : ''}`;
    if (!isPath(longer)) break;
    prefix = longer;
  }
  return prefix === '/' ? null : prefix;
}

/** The longest prefix of whole segments that covers all of them; null where there is none but `/`. */
export function commonPrefix(prefixes: readonly (string | null)[]): string | null {
  const [first = null, ...others] = prefixes;
  return others.reduce(shorterPrefix, first);
}

/** The path of a request target or an absolute URL, still escaped; an empty string where there is none. */
export function pathOf(url: string): string {
  if (url.startsWith('/')) return withoutQuery(url);
  const authority = /^https?:\/\/[^/?#]*/i.exec(url);
  return authority === null ? '' : withoutQuery(url.slice(authority[0].length));
}

/** Escaped for a regular expression of any server: of the grammar's characters only the dot means something. */
export function escapeDots(text: string): string {
  return text.replaceAll('.', '\\.');
}

function shorterPrefix(a: string | null, b: string | null): string | null {
  if (a === b || a === null || b === null) return a === b ? a : null;
  let length = 0;
  for (let i = 0; i < Math.min(a.length, b.length) && a[i] === b[i]; i++) if (a[i] === '/') length = i + 1;
  return length <= 1 ? null : a.slice(0, length);
}

function withoutQuery(target: string): string {
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}
