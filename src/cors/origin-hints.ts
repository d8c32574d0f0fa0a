import type { TupleOrigin } from './origin.js';

/** One difference between an Allow-Origin value and the request's origin that repairing the value's text would mend. */
export type OriginHint = 'null' | 'trailing-slash' | 'path' | 'case' | 'scheme' | 'port' | 'www';

/**
 * What separates an Allow-Origin value from the origin it refuses. Empty where the hosts differ by more than `www.`:
 * then the value means another site.
 */
export function originHints(value: string, origin: string): readonly OriginHint[] {
  if (value === origin) return [];
  // `null` is what browsers send for sandboxed frames, files and tainted redirects; it matches itself only.
  if (value === 'null' || origin === 'null') return ['null'];
  const allowed = looseOrigin(value);
  const requested = looseOrigin(origin);
  if (allowed === null || requested === null) return [];
  if (withoutWww(allowed.host) !== withoutWww(requested.host)) return [];
  const hints: OriginHint[] = [];
  if (allowed.path === '/') hints.push('trailing-slash');
  else if (allowed.path !== '') hints.push('path');
  if (allowed.spelling !== allowed.spelling.toLowerCase()) hints.push('case');
  if (allowed.scheme !== requested.scheme) hints.push('scheme');
  if (allowed.port !== requested.port) hints.push('port');
  if (allowed.host !== requested.host) hints.push('www');
  return hints;
}

type LooseOrigin = TupleOrigin & { readonly spelling: string; readonly path: string };

/** Takes apart what somebody may have meant as an origin. A default port is kept: `https://a:443` matches nothing. */
function looseOrigin(text: string): LooseOrigin | null {
  const match = /^((?:([a-z][a-z0-9+.-]*):\/\/)?(\[[^\]/]*\]|[^/?#:@[]+)(?::([0-9]*))?)(.*)$/is.exec(text);
  if (match === null) return null;
  const [, spelling = '', scheme = '', host = '', port = '', path = ''] = match;
  return { spelling, scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path };
}

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice('www.'.length) : host;
}
