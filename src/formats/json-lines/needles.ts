/** Finds one text in line after line of a chunk with native search, which looks at every byte once. */
export type Needle = {
  /** The index of the first occurrence from `from` on that lies before `end`, or -1. */
  readonly find: (bytes: Buffer, from: number, end: number) => number;
  readonly length: number;
};

/** To be asked from left to right; `reset` where another chunk begins. */
export function createNeedle(text: string): Needle & { readonly reset: () => void } {
  const needle = Buffer.from(text, 'utf8');
  let next = -1;
  return {
    length: needle.length,
    reset() {
      next = -1;
    },
    find(bytes, from, end) {
      if (next < from) {
        const found = bytes.indexOf(needle, from);
        next = found < 0 ? Number.POSITIVE_INFINITY : found;
      }
      return next + needle.length <= end ? next : -1;
    },
  };
}
