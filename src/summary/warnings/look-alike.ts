import { hostNameOf } from '../../link/origin.js';
import { siteOf } from '../../link/site.js';

/**
 * What pattern would allow both of two origins of different sites, as the end of a sentence; null where `imitation`
 * does not imitate `origin`. `server` is the host name of the server that allowed them.
 */
export function patternForBoth(origin: string, imitation: string, server: string | null): string | null {
  const own = hostNameOf(origin);
  const other = hostNameOf(imitation);
  if (own === null || other === null || siteOf(own) === siteOf(other)) return null;
  if (differsInDots(origin, imitation)) return 'a pattern in which a dot stands for any character';
  if (imitation.startsWith(origin) && imitation[origin.length] !== ':') return 'a pattern without $ at its end';
  // For the server's own site only: elsewhere one name may well end like another.
  const site = siteOf(own);
  const isOwnSite = server !== null && siteOf(server) === site && site.includes('.');
  if (isOwnSite && other.endsWith(site))
    return 'a pattern without ^ at its beginning, or without the dot before the name';
  return null;
}

/** `https://appXexample.com` against `https://app.example.com`. */
function differsInDots(origin: string, imitation: string): boolean {
  if (origin.length !== imitation.length || origin === imitation) return false;
  for (let i = 0; i < origin.length; i++) if (origin[i] !== imitation[i] && origin[i] !== '.') return false;
  return true;
}
