import { readHeader } from '../model/http-record.js';
import type { ResponseFacts } from './facts.js';
import * as names from './header-names.js';
import { trimWhitespace } from './tokens.js';

/** Fetch, redirect status. 300, 304, 305 and 306 are ordinary statuses. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a response leads: a Location, or null where that header is not recorded. */
export type Redirect = { readonly status: number; readonly location: string | null };

/**
 * The redirect that browsers see in a response, or null. Without Location, or with an empty one, there is none. Where
 * Location is not recorded it is taken for granted: servers do not send these statuses without it.
 */
export function redirectOf({
  status,
  responseHeaders,
}: Pick<ResponseFacts, 'status' | 'responseHeaders'>): Redirect | null {
  if (status === null || !redirectStatuses.has(status)) return null;
  const lines = readHeader(responseHeaders, names.location);
  if (lines === 'unrecorded') return { status, location: null };
  const location = trimWhitespace(lines[0] ?? '');
  return location === '' ? null : { status, location };
}

/** The URL a Location leads to. A log may know the request's target alone: then the host is a placeholder. */
export function resolveLocation(location: string, url: string): URL | null {
  const base = URL.canParse(url) ? url : 'http://host.invalid/';
  return URL.canParse(location, base) ? new URL(location, base) : null;
}
