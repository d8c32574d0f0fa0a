import type { PreflightFacts } from '../../src/cors/facts.js';
import type { HeaderBag } from '../../src/model/http-record.js';

export const origin = 'https://app.example';
export const url = 'https://api.example/items';

/** A name with its value, its lines, or null for a header that was not sent. */
export type Headers = Readonly<Record<string, string | readonly string[] | null>>;

/** A bag from short words: `origin` is Access-Control-Allow-Origin, and so on; any other name stands for itself. */
export function bag(headers: Headers, rest: Partial<HeaderBag> = {}): HeaderBag {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((line) => [words.get(name) ?? name, line] as const),
  );
  return { lines, recorded: 'all', repeats: 'kept', ...rest };
}

const words: ReadonlyMap<string, string> = new Map([
  ['origin', 'access-control-allow-origin'],
  ['credentials', 'access-control-allow-credentials'],
  ['methods', 'access-control-allow-methods'],
  ['headers', 'access-control-allow-headers'],
]);

export const passing = { origin, methods: 'PUT', headers: 'x-test' };

/** A preflight that passes, for `PUT` with `X-Test`, except for what `change` says. */
export function preflight(change: Partial<PreflightFacts> = {}): PreflightFacts {
  return {
    origin,
    requestMethod: 'PUT',
    requestHeaders: ['X-Test'],
    credentials: 'not-include',
    status: 204,
    error: null,
    responseHeaders: bag(passing),
    url,
    ...change,
  };
}
