/** When something was seen by one clock, in milliseconds. */
export type Sighting = { readonly time: number };

/** One thing seen by one clock, and what may be the same by another. */
export type SeenTwice = { readonly time: number; readonly others: readonly Sighting[] };

/** Clocks that differ by more are not those of one session. */
const most = 12 * 3_600_000;
/** Half the width in which differences are one: a log shows whole seconds. */
const bin = 1000;

/**
 * How far the second clock is ahead, in milliseconds: the difference that most sightings share. The least of several.
 * Null where nothing was seen twice.
 */
export function clockDifference(seen: readonly SeenTwice[]): number | null {
  const votes = new Map<number, number>();
  for (const { time, others } of seen) {
    const bins = new Set<number>();
    for (const other of others) {
      const difference = other.time - time;
      if (Math.abs(difference) <= most) bins.add(Math.floor(difference / bin));
    }
    for (const one of bins) votes.set(one, (votes.get(one) ?? 0) + 1);
  }
  let best: { readonly at: number; readonly count: number } | null = null;
  for (const [at, count] of votes) {
    const both = count + (votes.get(at + 1) ?? 0);
    if (best === null || both > best.count || (both === best.count && Math.abs(at) < Math.abs(best.at))) {
      best = { at, count: both };
    }
  }
  return best === null ? null : middle(seen, best.at * bin);
}

/** The median of the differences from here on, over two bins. */
function middle(seen: readonly SeenTwice[], from: number): number {
  const differences: number[] = [];
  for (const { time, others } of seen) {
    for (const other of others) {
      const difference = other.time - time;
      if (difference >= from && difference < from + 2 * bin) differences.push(difference);
    }
  }
  differences.sort((a, b) => a - b);
  return differences[Math.floor(differences.length / 2)] ?? 0;
}
