import type { Report } from '../../../model/report.js';
import type { Level } from '../level.js';

/** What stands in the place of rows where there are none: paragraphs, raw. */
export function emptyWords(
  report: Report | null,
  { screen, filter }: Pick<Level, 'screen' | 'filter'>,
  problems: readonly string[] = [],
): readonly [string, ...(readonly string[])] {
  if (filter !== '') return ['Nothing fits the filter.'];
  switch (screen.kind) {
    case 'input':
      return ['Nothing is read yet.'];
    case 'newest':
      return ['Nothing has failed yet.'];
    case 'exchanges':
      return ['No record of these was kept.'];
    case 'noise':
      return [report === null ? reading : 'There are no other OPTIONS in this input.'];
    default:
      return report === null ? [reading, ...problems] : withoutGroups(report, problems);
  }
}

const reading = 'Reading ...';

function withoutGroups(
  { counts, recordsPreflights, sources }: Report,
  problems: readonly string[],
): readonly [string, ...(readonly string[])] {
  if (sources.length === 0) return ['Nothing could be read.', ...problems];
  if (!recordsPreflights) return ['Nothing failed that this input could show: its recorder leaves preflights out.'];
  if (counts.preflights + counts.requests > 0) return ['Nothing failed.'];
  return [
    'There is no preflight in this input.',
    'Either no page of another origin sent a request that needs one, or its OPTIONS was answered elsewhere: by a proxy in front, or by a server that writes another log.',
  ];
}
