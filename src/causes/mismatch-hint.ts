/** In which way an allowed origin differs from the page's, in a few words; null where they have nothing in common. */
export function mismatchHint(allowed: string | null, origin: string | null): string | null {
  if (allowed === null || origin === null) return null;
  if (allowed === 'null') return 'null';
  if (allowed === `${origin}/`) return 'trailing slash';
  if (allowed.toLowerCase() === origin) return 'upper case';
  if (!URL.canParse(allowed) || !URL.canParse(origin)) return null;
  const [ours, theirs] = [new URL(allowed), new URL(origin)];
  if (ours.hostname !== theirs.hostname) return withoutWww(ours) === withoutWww(theirs) ? 'www' : null;
  if (ours.protocol !== theirs.protocol)
    return `${ours.protocol.slice(0, -1)} instead of ${theirs.protocol.slice(0, -1)}`;
  return ours.port === theirs.port ? null : 'another port';
}

function withoutWww(url: URL): string {
  return url.hostname.replace(/^www\./, '');
}
