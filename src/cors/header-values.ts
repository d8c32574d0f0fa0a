import type { HeaderBag } from '../model/http-record.js';
import { readHeader } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
import { parseTokenList, trimWhitespace } from './tokens.js';

/** A header as one source shows it: combined value and number of lines, null where it was not sent, or `unrecorded`. */
export type Field = { readonly value: string; readonly lines: number } | null | 'unrecorded';

/** Fetch, get a header: all lines in order, each without surrounding white space, joined with `, `. */
export function readField(bag: HeaderBag, name: string): Field {
  const lines = readHeader(bag, name);
  if (lines === 'unrecorded') return lines;
  if (lines.length === 0) return null;
  return { value: lines.map(trimWhitespace).join(', '), lines: lines.length };
}

/** A list header: its tokens (none where it was not sent), or the element that spoils it. */
export type ListField =
  | { readonly value: string | null; readonly tokens: readonly string[]; readonly malformed: string | null }
  | 'unrecorded';

/** Fetch, extract header list values, for `#method` and `#field-name`. */
export function readList(bag: HeaderBag, name: string): ListField {
  const field = readField(bag, name);
  if (field === 'unrecorded') return field;
  if (field === null) return { value: null, tokens: [], malformed: null };
  return listOf(field.value);
}

/** A server sends the same few lists with every answer. */
const listOf = memoise((value): Exclude<ListField, 'unrecorded'> => {
  const { tokens, malformed } = parseTokenList(value);
  return { value, tokens, malformed };
});
