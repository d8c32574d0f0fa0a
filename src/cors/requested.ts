import type { HeaderBag } from '../model/http-record.js';
import * as names from './header-names.js';
import { readField } from './header-values.js';
import { trimWhitespace } from './tokens.js';

/** The method a preflight announces, byte for byte; null where it is not recorded or was not sent. */
export function announcedMethod(bag: HeaderBag): string | null {
  const field = readField(bag, names.requestMethod);
  return field === 'unrecorded' || field === null ? null : field.value;
}

/** The header names a preflight announces, as sent; an empty list where it sent none, null where that is not recorded. */
export function announcedHeaders(bag: HeaderBag): readonly string[] | null {
  const field = readField(bag, names.requestHeaders);
  if (field === 'unrecorded') return null;
  if (field === null) return [];
  return field.value
    .split(',')
    .map(trimWhitespace)
    .filter((name) => name !== '');
}
