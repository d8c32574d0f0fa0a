const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;
const longestAuthority = 1024;

export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}

/** The authority of an absolute URL in lower case, without user and password; null where it has none. */
export function authorityOf(url: string): string | null {
  if (last.start !== '' && url.startsWith(last.start)) return last.host;
  const [start = '', authority = ''] = absolute.exec(url.slice(0, longestAuthority)) ?? [];
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  if (url.charAt(start.length) === '/') last = { start: `${start}/`, host: host === '' ? null : host };
  return host === '' ? null : host;
}

/** Most URLs of a recording begin like the one before. */
let last: { readonly start: string; readonly host: string | null } = { start: '', host: null };
