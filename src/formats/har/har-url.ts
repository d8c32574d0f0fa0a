const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;
const longestAuthority = 1024;

export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}

/** The authority of an absolute URL in lower case, without user and password; null where it has none. */
export function authorityOf(url: string): string | null {
  const authority = absolute.exec(url.slice(0, longestAuthority))?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host === '' ? null : host;
}
