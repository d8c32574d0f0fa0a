import type { Group } from '../model/report.js';
import type { TryIt } from './fix.js';
import { isAuthority, isMethod, isPath } from './grammar.js';
import { pathOf } from './path-prefix.js';
import { placeholderHost, placeholderOrigin } from './placeholder.js';
import { listsOrigins, type Situation } from './servers/server.js';

/** Commands that show whether a repair works; each value in them has passed the grammar. */
export function tryIt(group: Group, situation: Situation): TryIt {
  const origin = situation.origins[0] ?? placeholderOrigin;
  const url = failingUrl(group, situation);
  const { headers } = situation.policy;
  const preflight = ['curl', '-i', '-X', 'OPTIONS', quote(url), '-H', quote(`Origin: ${origin}`)];
  preflight.push('-H', quote(`Access-Control-Request-Method: ${announcedMethod(group)}`));
  if (headers.length > 0) preflight.push('-H', quote(`Access-Control-Request-Headers: ${headers.join(',')}`));
  return {
    preflight: preflight.join(' '),
    request: ['curl', '-i', quote(url), '-H', quote(`Origin: ${origin}`)].join(' '),
    expect: `a status from 200 to 299, ${expectedHeader(situation, origin)}`,
  };
}

function expectedHeader(situation: Situation, origin: string): string {
  if (listsOrigins(situation)) return `and exactly one Access-Control-Allow-Origin: ${origin}`;
  return 'exactly one Access-Control-Allow-Origin with the origin of your page, and everything that was asked for in the lists';
}

/** One argument for a POSIX shell: within single quotes only the single quote itself means anything. */
function quote(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A URL that failed, as far as the grammar lets it through; otherwise the nearest prefix of it. */
function failingUrl(group: Group, situation: Situation): string {
  const host = situation.host ?? placeholderHost;
  const scheme = schemeOf(group, host);
  for (const { url } of group.exemplars) {
    const path = pathOf(url);
    if (isPath(path)) return `${scheme}://${host}${path}`;
  }
  return `${scheme}://${host}${situation.policy.pathPrefix ?? '/'}`;
}

function schemeOf(group: Group, host: string): 'http' | 'https' {
  const url = group.exemplars[0]?.url ?? '';
  if (url.startsWith('http://')) return 'http';
  return host.endsWith(':80') ? 'http' : 'https';
}

function announcedMethod(group: Group): string {
  const unlisted = group.methods.items.find(({ value }) => isMethod(value));
  return unlisted?.value ?? 'GET';
}

/** The authority of a group's server where it may be quoted. */
export function quotableHost(group: Group): string | null {
  return group.host !== null && isAuthority(group.host) ? group.host : null;
}
