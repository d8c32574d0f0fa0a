import { formatCount, formatShare } from '../../shared/numbers.js';
import { statusOf } from '../lists/group-rows.js';
import { causeKey, countFrom, type Merged, mergeBy } from '../lists/merge-groups.js';
import type { Row } from '../lists/row.js';
import { justify, type Line, type Role, span } from '../span.js';
import type { DetailContext } from './context.js';
import { askedLines, whereLines, whoLines } from './groups-detail.js';
import { sinceLines } from './since.js';
import { rule, stacked } from './writing.js';

/** What failed on one endpoint, or for the pages of one origin: its causes, since when, who, where. */
export function placeDetail(row: Row, merged: Merged, context: DetailContext): readonly Line[] {
  const { show, width } = context;
  const share =
    row.whole > 0
      ? `${formatCount(row.count)} of ${formatCount(row.whole)} ${formatShare(row.count, row.whole)}`
      : formatCount(row.count);
  const isOrigin = row.subject.kind === 'groups' && row.subject.by === 'origin';
  return stacked([
    [
      justify(
        [span(show.path(row.title, Math.max(8, width - share.length - 2)), 'strong')],
        [span(share, 'quiet')],
        width,
      ),
    ],
    [
      ...sinceLines(merged, context),
      ...(isOrigin ? whereLines(merged, row.title, context) : whoLines(merged, context)),
      ...askedLines(merged, context),
    ],
    [rule('Causes', 'Enter opens them', width), ...causeLines(merged, isOrigin ? row.title : null, context)],
  ]);
}

function causeLines({ groups }: Merged, origin: string | null, { show, width }: DetailContext): readonly Line[] {
  const causes = [...mergeBy(groups, causeKey).values()];
  return causes.map(({ groups: alike, certainty }) => {
    const [group] = alike;
    const isBlocked = group.verdict === 'blocked';
    const role: Role = isBlocked ? 'failed' : 'doubtful';
    let count = 0;
    for (const one of alike) count += countFrom(one, origin);
    const end = `${certainty.padEnd(8)} ${formatCount(count).padStart(7)}`;
    const status = statusOf(group);
    const title = show.cell(
      status === '' ? group.title : `${status} ${group.title}`,
      Math.max(8, width - end.length - 4),
    );
    return justify([span(isBlocked ? '✘ ' : '? ', role), span(title)], [span(end, 'quiet')], width);
  });
}
