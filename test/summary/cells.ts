import { clientBit } from '../../src/summary/client-bits.js';
import { type Cell, createSeries } from '../../src/summary/series.js';

/** One exchange a second: `F` failed, `.` passed; so many clients take turns. */
export function cellsOf(pattern: string, clients = 7): readonly Cell[] {
  const series = createSeries(100_000);
  for (const [second, mark] of [...pattern].entries()) {
    series.add(second * 1000, clientBit(`192.0.2.${second % clients}`), mark === 'F');
  }
  return series.cells();
}

/** Numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
