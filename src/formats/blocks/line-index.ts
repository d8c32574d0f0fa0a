/** What was found of the lines that lie whole in a block. */
export type LineIndex = {
  /** Where the first of them begins. */
  readonly from: number;
  readonly count: number;
  /**
   * Two numbers for each: where it ends (at its LF), and what `PrefixHash` says of it. Requests of conversations are
   * `unknown`, as is every other line once it has been read, but for those of clients that nobody waited for.
   */
  readonly entries: Int32Array;
  /** What is known of some of them: see `line-events.ts`. */
  readonly events: Int32Array;
  readonly eventCount: number;
};
