import type { Exchange } from '../model/exchange.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';

/** Follows redirects through a recording: what led to a request, and whether a redirect was followed at all. */
export type Redirects = {
  /** Every request, in the order of the recording. */
  readonly note: (record: HttpRecord) => void;
  /** The redirect response whose Location was this request's URL, or null. */
  readonly leadingTo: (record: HttpRecord) => HttpRecord | null;
  /** Hands an exchange on at once, or when it is clear whether the redirect it ends with was followed. */
  readonly pass: (exchange: Exchange) => void;
  /** The recording is over: no redirect will be followed any more. */
  readonly end: () => void;
};

/** Keeps at most `capacity` redirects and as many URLs, the newest. */
export function createRedirects(capacity: number, emit: (exchange: Exchange) => void): Redirects {
  const byTarget = new Map<string, HttpRecord>();
  const recent = new Set<string>();
  const held = new Map<string, Exchange>();

  const release = (target: string, redirectFollowed: boolean) => {
    const exchange = held.get(target);
    if (exchange === undefined) return;
    held.delete(target);
    emit({ ...exchange, redirectFollowed });
  };

  return {
    note(record) {
      const url = withoutUserinfo(record.url);
      if (record.sent !== false) {
        recent.delete(url);
        keepNewest(recent, capacity).add(url);
        release(url, true);
      }
      const target = redirectTarget(record);
      if (target === null) return;
      byTarget.delete(target);
      keepNewest(byTarget, capacity).set(target, record);
      recent.delete(target);
    },
    leadingTo: (record) => byTarget.get(withoutUserinfo(record.url)) ?? null,
    pass(exchange) {
      const target = exchange.request === null ? null : redirectTarget(exchange.request);
      if (target === null) return emit(exchange);
      if (recent.has(target)) return emit({ ...exchange, redirectFollowed: true });
      release(target, false);
      if (held.size >= capacity) release(held.keys().next().value as string, false);
      held.set(target, exchange);
    },
    end() {
      for (const target of [...held.keys()]) release(target, false);
    },
  };
}

/** Where a 3xx response leads, without fragment and userinfo; null for every other response. */
function redirectTarget(record: HttpRecord): string | null {
  if (record.status === null || record.status < 300 || record.status > 399) return null;
  const location = firstHeader(record.responseHeaders, 'location');
  if (location === null || !URL.canParse(location, record.url)) return null;
  const url = new URL(location, record.url);
  url.hash = '';
  return withoutUserinfo(url.href);
}

/** Recorders write a redirect target with and without its userinfo. */
function withoutUserinfo(url: string): string {
  return url.includes('@') ? url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1') : url;
}

function keepNewest<T extends { readonly size: number; keys(): Iterator<string>; delete(key: string): boolean }>(
  collection: T,
  capacity: number,
): T {
  if (collection.size >= capacity) collection.delete(collection.keys().next().value as string);
  return collection;
}
