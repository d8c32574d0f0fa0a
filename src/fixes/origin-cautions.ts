import { siteOf } from '../link/site.js';
import { isIpHost, splitAuthority } from './grammar.js';

/**
 * Why an origin that was seen deserves a second look before it is allowed. Both arguments have passed the grammar;
 * `host` is the authority of the server that was asked.
 */
export function originCautions(origin: string, host: string | null, onlyOneClient: boolean): readonly string[] {
  const cautions: string[] = [];
  const authority = splitAuthority(origin.slice(origin.indexOf('//') + 2));
  if (origin.startsWith('http:')) cautions.push('not https');
  if (isIpHost(authority.host)) cautions.push('an IP address');
  else if (!authority.host.includes('.')) cautions.push('a name without a domain');
  if (authority.port !== null) cautions.push(`port ${authority.port}`);
  const own = host === null ? null : splitAuthority(host).host;
  if (own !== null && looksLike(authority.host, own)) cautions.push(`looks like ${siteOf(own)}, but is no part of it`);
  if (onlyOneClient) cautions.push('one client only');
  return cautions;
}

/** Whether a name imitates the site of `own` without belonging to it: `example.com.evil.net`, `examp1e.com`. */
function looksLike(name: string, own: string): boolean {
  if (isIpHost(own) || isIpHost(name)) return false;
  const site = siteOf(own);
  if (name === site || name.endsWith(`.${site}`)) return false;
  if (name.includes(site) || name.replaceAll('-', '.').includes(site)) return true;
  const [ownLabel = ''] = site.split('.');
  const [label = ''] = siteOf(name).split('.');
  return ownLabel.length >= 5 && label !== ownLabel && isOneEditApart(label, ownLabel);
}

/** One letter replaced, missing or too many. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restOfA = a.slice(start + (a.length >= b.length ? 1 : 0));
  const restOfB = b.slice(start + (b.length >= a.length ? 1 : 0));
  return restOfA === restOfB;
}
