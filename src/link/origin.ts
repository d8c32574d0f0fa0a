/**
 * Origins as a server's log or a recording shows them. Only what linking and classifying need: the Fetch standard's
 * comparison lives in `cors/`.
 */

/** The origin of an absolute http(s) URL in its serialised form, or null. */
export function originOfUrl(url: string): string | null {
  const match = /^(https?):\/\/([^/?#]*)/i.exec(url);
  if (match === null) return null;
  const scheme = (match[1] as string).toLowerCase();
  const authority = (match[2] as string).slice((match[2] as string).lastIndexOf('@') + 1).toLowerCase();
  if (authority === '') return null;
  const defaultPort = scheme === 'http' ? ':80' : ':443';
  return `${scheme}://${authority.endsWith(defaultPort) ? authority.slice(0, -defaultPort.length) : authority}`;
}

/** Host name of an authority, an origin or an absolute URL, without port, lower-case; null where there is none. */
export function hostNameOf(value: string): string | null {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(value);
  const name = match?.[1]?.toLowerCase() ?? '';
  return name === '' ? null : name;
}

/** Path and query of a request target or an absolute URL; `/` where there is none. */
export function targetOf(url: string): string {
  if (url.startsWith('/')) return url;
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url);
  const target = match === null ? url : url.slice(match[0].length);
  return target === '' ? '/' : target;
}
