/** Local Network Access, IP address space, as far as the URL's own host tells it. */
export function addressSpaceOf(url: string): 'loopback' | 'local' | 'unknown' {
  if (!URL.canParse(url)) return 'unknown';
  const { hostname } = new URL(url);
  if (isLoopback(hostname)) return 'loopback';
  return isPrivate(hostname) ? 'local' : 'unknown';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** RFC 1918, RFC 3927, RFC 4193 and RFC 4291's link-local addresses. */
function isPrivate(host: string): boolean {
  return (
    /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
    /^\[(?:f[cd]|fe[89ab])/.test(host)
  );
}
