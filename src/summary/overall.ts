import { findStretch, type Stretch } from './onset.js';
import { overlay, type Track } from './overlay.js';
import { trackOf } from './part.js';
import type { Cell, Series } from './series.js';

/** How far from the onset of all failures together that of one group may lie and be the same, in seconds, */
const nearest = 60;
/** or in mean distances between two failures. */
const fewFailures = 3;

/**
 * The greatest stretch of failures of all causes together. `convicted` are failures that only their group showed to be
 * some. One cause begins and ends more sharply than the mixture of all, which has failures of other causes around it, so
 * where a group's stretch begins or ends close by, that is taken for the whole.
 */
export function findOverallStretch(
  series: Series,
  convicted: readonly Track[],
  groups: readonly Stretch[],
): Stretch | null {
  const track = trackOf(series);
  const cells = overlay([track], [track, ...convicted]);
  const stretch = findStretch(cells);
  if (stretch === null) return null;
  const spacing = (stretch.last - stretch.first) / Math.max(1, stretch.during.failed - 1);
  const reach = Math.max(nearest, fewFailures * spacing);
  const first = Math.min(...near(groups, 'first', stretch, reach));
  const last = Math.max(...near(groups, 'last', stretch, reach));
  const sharper = {
    ...stretch,
    first: Number.isFinite(first) ? first : stretch.first,
    last: Number.isFinite(last) ? last : stretch.last,
  };
  return countAround(cells, sharper);
}

function near(groups: readonly Stretch[], end: 'first' | 'last', whole: Stretch, reach: number): readonly number[] {
  return groups.map((group) => group[end]).filter((second) => Math.abs(second - whole[end]) <= reach);
}

/** The same stretch with its shares counted anew, by whole cells. */
function countAround(cells: readonly Cell[], stretch: Stretch): Stretch {
  const before = { failed: 0, judged: 0 };
  const during = { failed: 0, judged: 0 };
  const after = { failed: 0, judged: 0 };
  for (const [i, cell] of cells.entries()) {
    const next = cells[i + 1]?.second ?? Number.POSITIVE_INFINITY;
    const share = next <= stretch.first ? before : cell.second > stretch.last ? after : during;
    share.failed += cell.failed;
    share.judged += cell.judged;
  }
  return { ...stretch, before, during, after };
}
