import { firstHeader, type HttpRecord } from '../model/http-record.js';

/** Remembers which 3xx responses led where, so that the next hop can be told from a request of its own. */
export type Redirects = {
  readonly note: (record: HttpRecord) => void;
  /** The redirect response whose Location was this request's URL, or null. */
  readonly leadingTo: (record: HttpRecord) => HttpRecord | null;
};

/** Keeps at most `capacity` redirects, the newest. */
export function createRedirects(capacity: number): Redirects {
  const byTarget = new Map<string, HttpRecord>();
  return {
    note(record) {
      if (record.status === null || record.status < 300 || record.status > 399) return;
      const location = firstHeader(record.responseHeaders, 'location');
      const target = location === null ? null : resolve(location, record.url);
      if (target === null) return;
      byTarget.delete(target);
      byTarget.set(target, record);
      if (byTarget.size > capacity) byTarget.delete(byTarget.keys().next().value as string);
    },
    leadingTo: (record) => byTarget.get(withoutUserinfo(record.url)) ?? null,
  };
}

function resolve(location: string, base: string): string | null {
  if (!URL.canParse(location, base)) return null;
  const url = new URL(location, base);
  url.hash = '';
  return withoutUserinfo(url.href);
}

/** Recorders write a redirect target with and without its userinfo. */
function withoutUserinfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1');
}
