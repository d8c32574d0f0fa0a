import type { Report } from '../../../model/report.js';
import type { Level } from '../level.js';

/** What stands in the place of rows where there are none. */
export function emptyWords(report: Report | null, { screen, filter }: Pick<Level, 'screen' | 'filter'>): string {
  if (filter !== '') return 'Nothing fits the filter.';
  switch (screen.kind) {
    case 'input':
      return 'Nothing is read yet.';
    case 'newest':
      return 'Nothing has failed yet.';
    case 'exchanges':
      return 'No record of these was kept.';
    case 'noise':
      return report === null ? reading : 'There are no other OPTIONS in this input.';
    default:
      return report === null ? reading : withoutGroups(report);
  }
}

const reading = 'Reading ...';

function withoutGroups({ counts, recordsPreflights }: Report): string {
  if (!recordsPreflights) return 'Nothing failed that this input could show: its recorder leaves preflights out.';
  return counts.preflights + counts.requests === 0 ? 'There is no preflight in this input.' : 'Nothing failed.';
}
