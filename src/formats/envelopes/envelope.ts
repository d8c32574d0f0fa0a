/** What a collector of logs writes around each line of a log: its time, a name, a stream. */
export type Envelope = {
  /** For people: who writes it. */
  readonly title: string;
  /** Real lines, each around `it`; tested. */
  readonly samples: readonly string[];
  /** The line itself; null for a line that stands in no such envelope. */
  readonly open: (line: Buffer) => Letter | null;
};

export type Letter = {
  readonly bytes: Buffer;
  /** False where the line goes on in the next envelope: collectors cut long ones. */
  readonly isWhole: boolean;
};

/** A time as RFC 3339 writes it, and those that leave out the colon of the zone. */
export const isoTime = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)`;

/** Longer beginnings are nobody's. */
const longestBeginning = 512;

/**
 * An envelope that only stands before the line. `beginning` has to match from the line's first byte on, in a time that
 * grows with its length alone; where its first group takes part, the line goes on in the next envelope.
 */
export function before({
  title,
  samples,
  beginning,
}: Pick<Envelope, 'title' | 'samples'> & { readonly beginning: RegExp }): Envelope {
  return {
    title,
    samples,
    open(line) {
      const match = beginning.exec(line.toString('latin1', 0, longestBeginning));
      return match === null ? null : { bytes: line.subarray(match[0].length), isWhole: match[1] === undefined };
    },
  };
}
