/**
 * The time of the log being read, by its own stamps. It runs forward, and lines that come late do not turn it back: httpd
 * stamps a request's start and writes its line at the end. Another server's log over the same hours, or a clock that was
 * set back, begins a new era, so that one audit can read them one after the other.
 */
export type Clock = {
  /** Before the first record: minus infinity. */
  readonly now: () => number;
  readonly era: () => number;
  /** How far the log of an era is known to reach. */
  readonly reached: (era: number) => number;
  /** A record of this file began at this time; null: it does not say. */
  readonly follow: (time: number | null, inFile: string) => void;
};

/** Lines in a row that must lie far back before the clock is thought to have been set back. */
const patience = 30;

/** `reach`: how far back a line may lie and be merely late, in milliseconds. */
export function createClock(reach: number): Clock {
  const eras: number[] = [Number.NEGATIVE_INFINITY];
  let file: string | null = null;
  let behind = 0;
  let latestBehind = Number.NEGATIVE_INFINITY;

  const now = () => eras[eras.length - 1] as number;

  return {
    now,
    era: () => eras.length - 1,
    reached: (era) => eras[era] as number,
    follow(time, inFile) {
      if (time === null) return;
      const isAnotherFile = file !== null && inFile !== file;
      file = inFile;
      if (time > now()) eras[eras.length - 1] = time;
      if (time >= now() - reach) {
        behind = 0;
        latestBehind = Number.NEGATIVE_INFINITY;
        return;
      }
      behind++;
      latestBehind = Math.max(latestBehind, time);
      if (!isAnotherFile && behind < patience) return;
      eras.push(latestBehind);
      behind = 0;
    },
  };
}
