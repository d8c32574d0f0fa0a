import { readHeader } from '../model/http-record.js';
import type { ResponseFacts } from './facts.js';
import * as names from './header-names.js';
import { trimWhitespace } from './tokens.js';

/** Fetch, redirect status. 300, 304, 305 and 306 are ordinary statuses. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a response leads: a Location, or null where that header is not recorded. */
export type Redirect = { readonly status: number; readonly location: string | null };

/**
 * The redirect a browser would see, or null. Without Location there is none; an empty line does not count and the
 * first other line does (Chromium, `HttpResponseHeaders::IsRedirect`). Where Location is not recorded it is taken for
 * granted: servers do not send these statuses without it.
 */
export function redirectOf(facts: Pick<ResponseFacts, 'status' | 'responseHeaders'>): Redirect | null {
  const { status, responseHeaders } = facts;
  if (status === null || !redirectStatuses.has(status)) return null;
  const lines = readHeader(responseHeaders, names.location);
  if (lines === 'unrecorded') return { status, location: null };
  for (const line of lines) {
    const location = trimWhitespace(line);
    if (location !== '') return { status, location };
  }
  return null;
}
