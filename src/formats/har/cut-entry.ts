import type { HarHeaders } from './har-headers.js';

/** Where something stands: byte offset from 0, line and byte column from 1. */
export type Position = { readonly offset: number; readonly line: number; readonly column: number };

/** One element of `log.entries`, cut out of the document. */
export type CutEntry = {
  readonly index: number;
  /** The entry's JSON, each value that nobody needs replaced by `0`. */
  readonly text: string;
  /** How `content.text` begins, as it stands between its quotes; empty where it cannot matter. */
  readonly body: string;
  /** Its headers, where they stand no more in its text, as `known-headers` reads them; else empty. */
  readonly headers: string;
  /** As in `Condensed`; 0 where it was not condensed. */
  readonly kind: number;
  readonly at: Position;
};

/** An entry of a kind that is known: what it does not share with the others. */
export type AlikeEntry = { readonly kind: number; readonly url: string; readonly started: string };

/** The headers of an entry that stand no more in its text; null where they still do. */
export type CutHeaders = { readonly request: HarHeaders | null; readonly response: HarHeaders | null };

export const noHeadersCut: CutHeaders = { request: null, response: null };

/** Where a cutter, or the rescue that takes over from it, hands on what it finds; in the order of the input. */
export type CutterEvents = {
  readonly entry: (entry: CutEntry) => void;
  /** Of which kinds no more is needed than what `alike` is given. */
  readonly knows: (kind: number) => boolean;
  readonly alike: (index: number, entry: AlikeEntry) => void;
  /** An entry that nobody can read; `at` is where it begins or where the damage is. */
  readonly broken: (index: number, reason: string, excerpt: string, at: Position) => void;
  /** The name of `log.creator`. */
  readonly creator: (name: string) => void;
  readonly note: (note: string) => void;
};

/** Objects and arrays nested deeper than this are damage or an attack. */
export const deepest = 512;

/** An entry may keep this many bytes besides its bodies. */
export const largestEntry = 2 * 1024 * 1024;

/** Bytes of `content.text` that are put aside: enough for a framework's page up to the trace. */
export const longestBody = 96 * 1024;

export const longestExcerpt = 200;

export function formatPosition(at: Position): string {
  return `line ${at.line}, column ${at.column}`;
}
