import type { ExchangeFinding } from '../model/finding.js';
import type { Certainty, Verdict } from '../model/verdict.js';
import type { Stretch } from './onset.js';
import type { Track } from './overlay.js';
import type { Series } from './series.js';

/** What the report says of a group, or of that part of it which its own evidence tells from the rest. */
export type Part = {
  readonly verdict: Verdict;
  readonly certainty: Certainty;
  /** Sentences, each with its weight: `decides`, `strong` or `weak`. */
  readonly evidence: readonly string[];
  readonly count: number;
  /** How many of them are findings of the group; the others passed by themselves, and only the group shows otherwise. */
  readonly own: number;
  readonly stretch: Stretch | null;
  readonly failures: Track;
  /** What to make of it, or what would settle it; where that is not what its cause says. */
  readonly confirm?: string;
  /** Which of the group's findings belong to it. */
  readonly has: (finding: ExchangeFinding) => boolean;
};

export function trackOf(series: Series): Track {
  return { width: series.width(), cells: series.cells() };
}
