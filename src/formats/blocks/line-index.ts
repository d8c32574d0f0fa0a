import { type PrefixHash, unknown } from '../access-log/prefix.js';
import { withoutReturn } from '../line-splitter.js';

/** Where the lines stand that lie whole in a block. */
export type IndexedLines = {
  /** Where the first of them begins. */
  readonly from: number;
  readonly count: number;
  /** Two numbers for each: where it ends (at its LF), and what `PrefixHash` says of it. */
  readonly entries: Int32Array;
};

/** What was found of such lines. */
export type LineIndex = IndexedLines & {
  /** What is known of some of them: see `line-events.ts`. */
  readonly events: Int32Array;
  readonly eventCount: number;
};

const newline = 0x0a;

/**
 * Finds the lines that begin behind the first line end of `bytes`; as many as there is room for in `entries`.
 * @returns where the first of them begins, and how many there are
 */
export function indexLines(
  bytes: Buffer,
  hashPrefix: PrefixHash,
  entries: Int32Array,
): { readonly from: number; readonly count: number } {
  const from = bytes.indexOf(newline) + 1;
  if (from === 0) return { from: bytes.length, count: 0 };
  let start = from;
  let at = 0;
  while (at < entries.length) {
    const end = bytes.indexOf(newline, start);
    if (end < 0) break;
    entries[at] = end;
    const last = withoutReturn(bytes, start, end);
    entries[at + 1] = last === start ? unknown : hashPrefix(bytes, start, last);
    at += 2;
    start = end + 1;
  }
  return { from, count: at / 2 };
}
