export function isRedirect(status: number | null): boolean {
  return status !== null && status >= 300 && status <= 399;
}

/** What a redirect changes, in a few words; null where the target is not recorded or says nothing special. */
export function redirectHint(from: string, location: string | null): string | null {
  if (location === null || !URL.canParse(location, baseOf(from))) return null;
  const target = new URL(location, baseOf(from));
  const source = new URL(baseOf(from));
  const known = /^https?:/i.test(from);
  if (/\b(?:log-?in|sign-?in|auth|sso)\b/i.test(target.pathname)) return 'to a login page';
  if (known && source.protocol === 'http:' && target.protocol === 'https:') return 'http to https';
  if (!known && /^https:/i.test(location) && target.pathname === source.pathname) return 'to https or another host';
  if (known && source.host !== target.host) return 'to another host';
  if (target.pathname === `${source.pathname}/`) return 'trailing slash added';
  if (`${target.pathname}/` === source.pathname) return 'trailing slash removed';
  return null;
}

/** A log shows the target alone; any base will do to resolve it. */
function baseOf(url: string): string {
  if (URL.canParse(url)) return url;
  const base = `http://unknown.invalid${url.startsWith('/') ? '' : '/'}${url}`;
  return URL.canParse(base) ? base : 'http://unknown.invalid/';
}
