import type { Share } from '../model/report.js';
import { countBits, estimateClients } from './client-bits.js';
import { explains, minus, rateOf } from './likelihood.js';
import type { Cell } from './series.js';

/** A stretch of a series in which failures stand out. Times are seconds since the epoch. */
export type Stretch = {
  /** First and last failure within it. */
  readonly first: number;
  readonly last: number;
  /** Whether what came before, and after, shows that it began, and ended, there. */
  readonly began: boolean;
  readonly ended: boolean;
  readonly before: Share;
  readonly during: Share;
  readonly after: Share;
};

/** Failures without which nothing is called an incident. */
const fewest = 5;
/** How many times more often it must fail within the stretch than outside. */
const contrast = 3;
/**
 * How much better a stretch must explain the series than one constant rate does, in natural logarithms of the
 * likelihood, beyond what looking at every possible stretch makes of pure chance.
 */
const surprise = 9;
/** A silence this unlikely at the rate of the stretch shows that it had not begun yet, or was over. */
const chanceOfSilence = 0.01;

const startingRates = [0.95, 0.5, 0.1, 0.02];
const mostRounds = 12;

type Range = { readonly from: number; readonly to: number };
type Sums = { readonly judged: Float64Array; readonly failed: Float64Array };

/**
 * Finds the stretch whose own failure rate, against another before and after it, explains the series best: the maximum
 * likelihood of two change points. Null where one constant rate does as well, as scattered failures do, and where it
 * is one client that fails, not the server.
 */
export function findStretch(cells: readonly Cell[]): Stretch | null {
  const sums = sumUp(cells);
  const whole = shareOf(sums, 0, cells.length);
  if (whole.failed < fewest) return null;
  let best: { range: Range; gain: number } | null = null;
  for (const rate of startingRates) {
    const range = settle(cells, sums, whole, rate);
    if (range === null) continue;
    const gain = explains(shareOf(sums, range.from, range.to), whole);
    if (best === null || gain > best.gain) best = { range, gain };
  }
  const stretch = best === null ? null : describe(cells, sums, best.range);
  return best === null || stretch === null || best.gain < choices(cells.length, stretch) + surprise ? null : stretch;
}

/** From a guessed rate to the stretch that fits its own rates best. */
function settle(cells: readonly Cell[], sums: Sums, whole: Share, guess: number): Range | null {
  let inside = guess;
  let outside = Math.min(rateOf(whole), guess) / 4;
  let range: Range | null = null;
  for (let round = 0; round < mostRounds; round++) {
    const next = heaviest(cells, inside, outside);
    if (next === null || (range !== null && next.from === range.from && next.to === range.to)) return range;
    range = next;
    const during = shareOf(sums, range.from, range.to);
    inside = rateOf(during);
    outside = rateOf(minus(whole, during));
    if (inside <= outside) return null;
  }
  return range;
}

/** The stretch with the greatest sum of log-likelihood ratios: Kadane's algorithm. */
function heaviest(cells: readonly Cell[], inside: number, outside: number): Range | null {
  const perFailure = Math.log(inside / outside);
  const perPass = Math.log((1 - inside) / (1 - outside));
  let best = 0;
  let range: Range | null = null;
  let sum = 0;
  let from = 0;
  for (let i = 0; i < cells.length; i++) {
    const { judged, failed } = cells[i] as Cell;
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += failed * perFailure + (judged - failed) * perPass;
    if (sum > best) {
      best = sum;
      range = { from, to: i + 1 };
    }
  }
  return range;
}

/** The logarithm of how many stretches there are to choose from: far fewer where it has only one end. */
function choices(cells: number, { began, ended }: Stretch): number {
  return began && ended ? Math.log((cells * (cells + 1)) / 2) : Math.log(2 * cells);
}

function describe(cells: readonly Cell[], sums: Sums, { from, to }: Range): Stretch | null {
  const before = shareOf(sums, 0, from);
  const during = shareOf(sums, from, to);
  const after = shareOf(sums, to, cells.length);
  const elsewhere = { failed: before.failed + after.failed, judged: before.judged + after.judged };
  if (during.failed < fewest || rateOf(during) < contrast * (elsewhere.failed / Math.max(1, elsewhere.judged))) {
    return null;
  }
  if (!isWidespread(cells, { from, to }, during)) return null;
  const silenceShows = ({ judged, failed }: Share) => failed > 0 || (1 - rateOf(during)) ** judged < chanceOfSilence;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const cell of cells.slice(from, to)) {
    if (cell.failed === 0) continue;
    first = Math.min(first, cell.firstFailed);
    last = Math.max(last, cell.lastFailed);
  }
  return { first, last, began: silenceShows(before), ended: silenceShows(after), before, during, after };
}

/**
 * Whether it is the server that fails, not some of its clients: the failures fall on as many clients as that many
 * failures would by chance.
 */
function isWidespread(cells: readonly Cell[], { from, to }: Range, during: Share): boolean {
  let all = 0;
  let present = 0;
  let hit = 0;
  for (const [i, cell] of cells.entries()) {
    all |= cell.judgedClients;
    if (i < from || i >= to) continue;
    present |= cell.judgedClients;
    hit |= cell.failedClients;
  }
  if (countBits(hit) < Math.min(3, countBits(all))) return false;
  const clients = estimateClients(present);
  if (clients === 0) return true;
  const expected = clients * (1 - (1 - during.failed / during.judged) ** (during.judged / clients));
  return estimateClients(hit) >= expected / 2;
}

function sumUp(cells: readonly Cell[]): Sums {
  const judged = new Float64Array(cells.length + 1);
  const failed = new Float64Array(cells.length + 1);
  for (const [i, cell] of cells.entries()) {
    judged[i + 1] = (judged[i] as number) + cell.judged;
    failed[i + 1] = (failed[i] as number) + cell.failed;
  }
  return { judged, failed };
}

function shareOf({ judged, failed }: Sums, from: number, to: number): Share {
  return {
    judged: (judged[to] as number) - (judged[from] as number),
    failed: (failed[to] as number) - (failed[from] as number),
  };
}
