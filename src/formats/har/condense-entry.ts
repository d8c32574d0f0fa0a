import type { AlikeEntry } from './cut-entry.js';
import type { Condensed, Scanner } from './scanner.js';

/** What is needed of an entry: its text without body and headers, which come beside it. */
export type CondensedEntry = {
  readonly text: string;
  /** As in `CutEntry`. */
  readonly headers: string;
  /** Where the body stands between its quotes; null where there is none. */
  readonly body: { readonly from: number; readonly to: number } | null;
  /** As in `CutEntry`. */
  readonly kind: number;
};

/** Condenses the entry from `from` on, which ends in the chunk; null where it is unusual, and needed as it is. */
export function condenseEntry(scanner: Scanner, chunk: Buffer, from: number): CondensedEntry | null {
  const condensed = scanner.condense(from, chunk.length);
  return condensed === null ? null : readCondensed(scanner, condensed);
}

/** The same, but of an entry of a kind that is known, only what it does not share with others. */
export function condenseUnlessKnown(
  scanner: Scanner,
  chunk: Buffer,
  from: number,
  knows: (kind: number) => boolean,
): CondensedEntry | AlikeEntry | null {
  const condensed = scanner.condense(from, chunk.length);
  if (condensed === null) return null;
  const { kind, urlFrom, urlTo, startedFrom, startedTo } = condensed;
  if (kind === 0 || !knows(kind)) return readCondensed(scanner, condensed);
  const url = chunk.toString('latin1', urlFrom, urlTo);
  return { kind, url, started: chunk.toString('latin1', startedFrom, startedTo) };
}

function readCondensed(scanner: Scanner, { kind, bodyFrom, bodyTo }: Condensed): CondensedEntry {
  return {
    text: scanner.condensedText(),
    headers: scanner.condensedHeaders(),
    body: bodyFrom === -1 ? null : { from: bodyFrom, to: bodyTo },
    kind,
  };
}
