import type { HeaderBag } from '../model/http-record.js';
import type { Engine } from '../model/verdict.js';
import * as names from './header-names.js';
import { readField } from './header-values.js';

/** Seconds without Access-Control-Max-Age: Fetch, CORS-preflight fetch, step 7.9, and all engines. */
const defaultSeconds = 5;

/** Longest lifetimes, seconds: Chromium `kMaxTimeout`, Gecko `AddResultToCache`, WebKit `maxPreflightCacheTimeout`. */
const longestSeconds: { readonly [E in Engine]: number } = { chromium: 7200, firefox: 86_400, webkit: 600 };

/** How long, in seconds, an engine reuses the answer to a preflight that passed; 0: not at all. */
export function preflightCacheLifetime(engine: Engine, responseHeaders: HeaderBag): number | 'unrecorded' {
  const maxAge = readField(responseHeaders, names.maxAge);
  if (maxAge === 'unrecorded') return maxAge;
  // An empty value counts as none, or as one that cannot be parsed: the same for all.
  if (maxAge === null || maxAge.value === '') return defaultSeconds;
  const seconds = engine === 'firefox' ? parseStrictly(maxAge.value) : parseLeniently(maxAge.value);
  return Math.min(seconds, longestSeconds[engine]);
}

/** Gecko: digits and nothing else; anything else is not cached. */
function parseStrictly(value: string): number {
  return /^[0-9]+$/.test(value) ? Number(value) : 0;
}

/** Chromium (`StringToInt64`) and WebKit: a sign is allowed, less than zero is not cached, anything else is no value. */
function parseLeniently(value: string): number {
  if (!/^[+-]?[0-9]+$/.test(value)) return defaultSeconds;
  const seconds = Number(value);
  if (Math.abs(seconds) >= 2 ** 63) return defaultSeconds;
  return Math.max(seconds, 0);
}
