import type { Endpoints } from './endpoints.js';
import type { GroupKey } from './group-key.js';
import type { Stretch } from './onset.js';

/** How the endpoint answered before it failed, as sentences; none where that is not known. */
export function describeHistory(group: GroupKey, endpoints: Endpoints, stretch: Stretch): readonly string[] {
  if (!stretch.began) return [];
  const sentences: string[] = [];
  for (const { status, tallies } of endpoints.byStatus(group)) {
    if (status === null || status < 200 || status > 299 || status === group.status) continue;
    let before = 0;
    for (const { series } of tallies) {
      for (const cell of series.cells()) {
        if (cell.second + series.width() <= stretch.first) before += cell.judged - cell.failed;
      }
    }
    if (before > 0)
      sentences.push(`before that, ${before} preflights here were answered ${status} and let through (strong)`);
  }
  return sentences;
}
