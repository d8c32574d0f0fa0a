/** Fetch, forbidden request-header: only the browser sets these, so no page can need them allowed. */
const forbiddenRequestHeaders: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/**
 * Whether a name must never be listed in Access-Control-Allow-Headers. `access-control-*` are response headers (or
 * the browser's own) that a page sends by mistake: the repair is in the page.
 */
export function isNeverAllowed(name: string): boolean {
  return (
    forbiddenRequestHeaders.has(name) ||
    name.startsWith('access-control-') ||
    name.startsWith('proxy-') ||
    name.startsWith('sec-')
  );
}
