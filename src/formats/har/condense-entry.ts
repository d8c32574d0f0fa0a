import type { CutHeaders } from './cut-entry.js';
import { knownHeadersOf } from './known-headers.js';
import type { Scanner } from './scanner.js';

/** What is needed of an entry: its text without body and headers, which come beside it. */
export type CondensedEntry = {
  readonly text: string;
  readonly headers: CutHeaders;
  /** Where the body stands between its quotes; null where there is none. */
  readonly body: { readonly from: number; readonly to: number } | null;
};

/** Condenses the entry from `from` on, which ends in the chunk; null where it is unusual, and needed as it is. */
export function condenseEntry(scanner: Scanner, chunk: Buffer, from: number): CondensedEntry | null {
  const condensed = scanner.condense(from, chunk.length);
  if (condensed === null) return null;
  const known = knownHeadersOf(scanner);
  const { requestHeadersAt, responseHeadersAt, bodyFrom, bodyTo } = condensed;
  const request = requestHeadersAt === -1 ? null : known.read(chunk, requestHeadersAt, chunk.length);
  const response = responseHeadersAt === -1 ? null : known.read(chunk, responseHeadersAt, chunk.length);
  if ((requestHeadersAt !== -1 && request === null) || (responseHeadersAt !== -1 && response === null)) return null;
  return {
    text: condensed.text,
    headers: { request, response },
    body: bodyFrom === -1 ? null : { from: bodyFrom, to: bodyTo },
  };
}
