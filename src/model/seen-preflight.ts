/** What of a preflight tells it from those of its kind. Strings are made only of those that somebody asks for. */
export type SeenPreflight = {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** As `hashText` gives it. */
  readonly clientHash: number;
  /** Bytes of its answer; -1: not known. */
  readonly size: number;
  readonly url: () => string;
  readonly client: () => string;
};
