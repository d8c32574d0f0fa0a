import type { Scanner } from './scanner.js';

/** What is needed of an entry: its text without body and headers, which come beside it. */
export type CondensedEntry = {
  readonly text: string;
  /** As in `CutEntry`. */
  readonly headers: string;
  /** Where the body stands between its quotes; null where there is none. */
  readonly body: { readonly from: number; readonly to: number } | null;
};

/** Condenses the entry from `from` on, which ends in the chunk; null where it is unusual, and needed as it is. */
export function condenseEntry(scanner: Scanner, chunk: Buffer, from: number): CondensedEntry | null {
  const condensed = scanner.condense(from, chunk.length);
  if (condensed === null) return null;
  const { text, headers, bodyFrom, bodyTo } = condensed;
  return { text, headers, body: bodyFrom === -1 ? null : { from: bodyFrom, to: bodyTo } };
}
