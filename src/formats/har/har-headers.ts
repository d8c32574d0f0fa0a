import type { HeaderLine } from '../../model/http-record.js';
import { isObject, ownAt } from './har-value.js';

/** Names seen so far, spelled as they came, to their one lower-case string; bounded, since names can be made up. */
const lowerCaseNames = new Map<string, string>();
const mostNames = 2000;
const longestInterned = 64;

export type HarHeaders = {
  readonly lines: readonly HeaderLine[];
  /** HTTP/2 shows the host as `:authority`. */
  readonly authority: string | null;
  /** False where an item has no name or no value, so that what is missing here was not necessarily missing. */
  readonly complete: boolean;
};

/** One item of such a list: a line, also one of HTTP/2's pseudo-headers, or null where it has no name or no value. */
export type HarHeader = { readonly line: HeaderLine | null };

/**
 * The header lines of a HAR message: `{name, value}` objects or `[name, value]` pairs, repeated names kept, HTTP/2
 * pseudo-headers left out.
 */
export function readHarHeaders(list: readonly unknown[]): HarHeaders {
  const headers = noHeaders();
  for (const item of list) addHeader(headers, readHarHeader(item));
  return headers;
}

export function readHarHeader(item: unknown): HarHeader {
  const name = nameOf(item);
  const value = textOf(item);
  return { line: name === null || value === null ? null : [name, value] };
}

export function noHeaders(): Writable {
  return { lines: [], authority: null, complete: true };
}

type Writable = { lines: HeaderLine[]; authority: string | null; complete: boolean };

export function addHeader(headers: Writable, { line }: HarHeader): void {
  if (line === null) headers.complete = false;
  else if (line[0].charCodeAt(0) !== colon) headers.lines.push(line);
  else if (line[0] === ':authority') headers.authority = line[1];
}

const colon = 0x3a;

/** Without the second of two identical lines. */
export function withoutDoubles(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const byText = new Map<string, HeaderLine>();
  for (const line of lines) byText.set(`${line[0]}:${line[1]}`, line);
  return [...byText.values()];
}

/** One line for each of the values that were joined by a line feed. */
export function splitAtLineFeeds(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  return lines.flatMap(([name, value]) => value.split('\n').map((part): HeaderLine => [name, trimmed(part)]));
}

function nameOf(item: unknown): string | null {
  const name = Array.isArray(item) ? item[0] : isObject(item) ? ownAt(item, 'name') : null;
  return typeof name === 'string' && name !== '' ? lowerCase(name) : null;
}

function textOf(item: unknown): string | null {
  const value = Array.isArray(item) ? item[1] : isObject(item) ? ownAt(item, 'value') : null;
  if (typeof value === 'string') return trimmed(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function lowerCase(name: string): string {
  const known = lowerCaseNames.get(name);
  if (known !== undefined) return known;
  const lower = trimmed(name).toLowerCase();
  if (lowerCaseNames.size < mostNames && name.length <= longestInterned) lowerCaseNames.set(name, lower);
  return lower;
}

function trimmed(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(value.charCodeAt(start))) start++;
  while (end > start && isSpace(value.charCodeAt(end - 1))) end--;
  return start === 0 && end === value.length ? value : value.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}
