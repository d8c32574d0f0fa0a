/** An origin that is no opaque one, as a browser serialises it. */
export type TupleOrigin = { readonly scheme: string; readonly host: string; readonly port: string };

/** HTML, serialization of an origin; other schemes occur too (`chrome-extension:`, `capacitor:`, `app:`). */
const serialised = /^([a-z][a-z0-9+.-]*):\/\/(\[[0-9a-f:.]+\]|[^\s,:/?#@[\]\\"<>^`{|}%]*)(?::([0-9]{1,5}))?$/;

/** HTTP origins are what the URL parser makes of them, no more and no less. */
const longestOrigin = 8192;

/** The parts of a serialised origin; null for `null`, lists and everything that no browser would send. */
export function parseOrigin(text: string): TupleOrigin | null {
  if (text.length > longestOrigin) return null;
  const match = serialised.exec(text);
  if (match === null) return null;
  const [, scheme = '', host = '', port = ''] = match;
  if ((scheme === 'http' || scheme === 'https') && originOfUrl(text) !== text) return null;
  return { scheme, host, port };
}

/** Whether some browser could send this as its Origin: only then can a byte-for-byte comparison succeed. */
export function isSerialisedOrigin(text: string): boolean {
  return text === 'null' || parseOrigin(text) !== null;
}

/** The origin of an absolute http(s) URL, or null. */
export function originOfUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}
