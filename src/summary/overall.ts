import { findStretch, type Stretch } from './onset.js';
import { overlay, type Track } from './overlay.js';
import { trackOf } from './part.js';
import type { Cell, Series } from './series.js';

/** Failures of one group. */
export type GroupCourse = {
  /** What makes two groups failures of one kind: cause and status. */
  readonly kind: string;
  readonly stretch: Stretch | null;
  readonly failures: Track;
};

/** A cause with less than this share of the greatest one does not tell when all began. */
const minor = 0.1;

/**
 * The greatest stretch of failures of all causes together. `convicted` are failures that only their group showed to be
 * some. One cause begins and ends more sharply than the mixture of all, which has failures of other causes around it, so
 * where the stretches of groups make up most of it, failures of their kinds tell its beginning and its end. Where all
 * together show nothing, the greatest of them is taken.
 */
export function findOverallStretch(
  series: Series,
  convicted: readonly Track[],
  groups: readonly GroupCourse[],
): Stretch | null {
  const track = trackOf(series);
  const cells = overlay([track], [track, ...convicted]);
  const whole = findStretch(cells);
  const alongside = groups
    .flatMap(({ stretch, kind }) => (stretch === null ? [] : [{ stretch, kind }]))
    .filter(({ stretch: { first, last } }) => whole === null || (first <= whole.last && last >= whole.first))
    .sort((a, b) => b.stretch.during.failed - a.stretch.during.failed || a.stretch.first - b.stretch.first);
  const greatest = alongside[0]?.stretch;
  if (greatest === undefined) return whole;
  if (whole === null) return countAround(cells, greatest);
  let explained = 0;
  for (const { stretch } of alongside) explained += stretch.during.failed;
  if (explained < whole.during.failed / 2) return whole;
  const major = alongside.filter(({ stretch }) => stretch.during.failed >= minor * greatest.during.failed);
  const kinds = new Set(major.map(({ kind }) => kind));
  const times = groups
    .filter(({ kind }) => kinds.has(kind))
    .flatMap(({ failures }) => failures.cells)
    .filter(
      ({ failed, lastFailed, firstFailed }) => failed > 0 && lastFailed >= whole.first && firstFailed <= whole.last,
    );
  const earliest = major.reduce((a, b) => (b.stretch.first < a.stretch.first ? b : a)).stretch;
  const latest = Math.max(...major.map(({ stretch }) => stretch.last));
  return countAround(cells, {
    ...whole,
    first: times.reduce(
      (first, { firstFailed }) => Math.min(first, Math.max(firstFailed, whole.first)),
      earliest.first,
    ),
    began: earliest.began,
    last: times.reduce((last, { lastFailed }) => Math.max(last, Math.min(lastFailed, whole.last)), latest),
    ended: major.every(({ stretch }) => stretch.ended),
  });
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
