import { condenseEntry } from './condense-entry.js';
import { type CutEntry, type CutHeaders, longestBody, noHeadersCut } from './cut-entry.js';
import { type KnownHeaders, knownHeadersOf } from './known-headers.js';
import { parseLenientJson, parseStrictJson } from './parse-json.js';
import { entryScanner } from './scanner.js';

export type ParsedEntry = {
  readonly value: unknown;
  /** How `content.text` begins, as it stands in the JSON, where it is not part of `value`. */
  readonly body: string;
  /** Those of its headers that are not part of `value` either. */
  readonly headers: CutHeaders;
};

/**
 * One entry's value, or null where it is no JSON even without its bodies: damage in what nobody needs costs nothing.
 */
export function parseEntry(
  { text, body, headers: lists }: Pick<CutEntry, 'text' | 'body' | 'headers'>,
  known: KnownHeaders,
): ParsedEntry | null {
  const headers = known.read(lists);
  const value = parseStrictJson(text);
  if (value !== undefined) return { value, body, headers };
  // An entry that was read token by token may hold what nobody needs.
  const scanner = entryScanner();
  const bytes = scanner.load(Buffer.from(text));
  const condensed = scanner.containerEnd(0, bytes.length) === -1 ? null : condenseEntry(scanner, bytes, 0);
  const rest = condensed?.text ?? text;
  const cut = condensed === null ? noHeadersCut : knownHeadersOf(scanner).read(condensed.headers);
  const parsed = parseStrictJson(rest) ?? parseLenientJson(rest);
  if (parsed === undefined) return null;
  if (condensed === null) return { value: parsed, body, headers };
  return {
    value: parsed,
    body: condensed.body === null ? body : bodyBetween(bytes, condensed.body),
    headers: { request: cut.request ?? headers.request, response: cut.response ?? headers.response },
  };
}

function bodyBetween(bytes: Buffer, { from, to }: { readonly from: number; readonly to: number }): string {
  return bytes.toString('utf8', from, Math.min(to, from + longestBody));
}
