import { findWarning } from '../../../causes/warnings.js';
import type { Group, TopList } from '../../../model/report.js';
import { countOf, formatCount, formatShare } from '../../shared/numbers.js';
import { errorLogLines } from '../../text/error-log-lines.js';
import { endpointOf, statusOf } from '../lists/group-rows.js';
import { countFrom, failing, type Merged } from '../lists/merge-groups.js';
import { momentOf } from '../moment.js';
import { justify, type Line, line, span } from '../span.js';
import type { DetailContext } from './context.js';
import { engineLines } from './engine-lines.js';
import { evidenceLines } from './evidence.js';
import { fixLines } from './fix-lines.js';
import { sinceLines } from './since.js';
import { besideLabel, flowing, labelled, labelWidth, stacked } from './writing.js';

/** Why, since when, who, where, what browsers show, the evidence, the fix. */
export function groupsDetail(merged: Merged, origin: string | null, context: DetailContext): readonly Line[] {
  const record = exemplarOf(merged, origin);
  return stacked([
    [heading(merged, context)],
    [
      ...hereLines(merged, origin, context),
      ...whyLines(merged.groups, context),
      ...sinceLines(merged, context),
      ...whoLines(merged, context),
      ...whereLines(merged, null, context),
      ...askedLines(merged, context),
      ...shownLines(merged.groups, context),
      ...sureLines(merged, context),
      ...logLines(merged.groups, context),
      ...alsoLines(merged.groups, context),
    ],
    record === null ? [] : evidenceLines(record, `Evidence 1 of ${formatCount(merged.count)}`, context),
    fixSection(merged, context),
  ]);
}

function fixSection({ groups }: Merged, context: DetailContext): readonly Line[] {
  // What nothing shows to have failed needs none.
  if (groups[0].verdict === 'undecided') return [];
  const lines = fixLines(groups[0], context);
  const others = new Set(groups.map(endpointOf)).size - 1;
  if (lines.length === 0 || others === 0) return lines;
  const where = `This is for ${context.show.text(endpointOf(groups[0]))}; Enter leads to ${countOf(others, 'other path')}.`;
  return [...lines, ...labelled('', where, context.width, 'quiet')];
}

function heading(merged: Merged, { show, width }: DetailContext): Line {
  const [group] = merged.groups;
  const sure = span(merged.certainty, merged.certainty === 'certain' ? 'quiet' : 'doubtful');
  const role = group.verdict === 'blocked' ? 'failed' : 'doubtful';
  const status = statusOf(group);
  const title = show.cell(group.title, Math.max(8, width - merged.certainty.length - status.length - 2));
  return justify([span(status === '' ? title : `${status} ${title}`, role)], [sure], width);
}

/** A row of one origin says how much of the whole it is. */
function hereLines({ groups, count }: Merged, origin: string | null, { show, width }: DetailContext): readonly Line[] {
  if (origin === null) return [];
  let own = 0;
  for (const group of groups) own += countFrom(group, origin);
  return labelled('Here', `${formatCount(own)} of ${formatCount(count)} from ${show.text(origin)}`, width, 'strong');
}

function exemplarOf({ groups }: Merged, origin: string | null) {
  for (const { exemplars } of groups) {
    const found = exemplars.find((record) => origin === null || record.origin === origin);
    if (found !== undefined) return found;
  }
  return null;
}

function whyLines(groups: readonly Group[], { show, width }: DetailContext): readonly Line[] {
  const reasons = [...new Set(groups.map(({ why }) => why))].slice(0, 3);
  return reasons.flatMap((why, index) => labelled(index === 0 ? 'Why' : '', show.text(why, 2000), width));
}

const mostNames = 5;

export function whoLines(merged: Merged, { show, width }: DetailContext): readonly Line[] {
  const { count, exact, atLeast } = merged.clients;
  const clients =
    count === 0 ? [] : [line(`${atLeast ? 'at least ' : exact ? '' : 'about '}${countOf(count, 'client')}`)];
  const items = [...clients, ...topItems(merged.origins, merged.count, show.text)];
  return besideLabel('Who', flowing(items, width - labelWidth));
}

/** `origin` null: from all of them. */
export function whereLines(merged: Merged, origin: string | null, { show, width }: DetailContext): readonly Line[] {
  const places = new Map<string, { count: number; whole: number }>();
  for (const group of failing(merged).groups) {
    const place = places.get(endpointOf(group)) ?? { count: 0, whole: group.endpointTotal };
    places.set(endpointOf(group), { ...place, count: place.count + countFrom(group, origin) });
  }
  const ordered = [...places].sort(([, a], [, b]) => b.count - a.count);
  const room = width - labelWidth;
  const lines = ordered.slice(0, mostNames).map(([endpoint, { count, whole }]) => {
    const share = `${formatCount(count)} of ${formatCount(whole)} ${formatShare(count, whole)}`;
    return justify([span(show.path(endpoint, Math.max(8, room - share.length - 2)))], [span(share, 'quiet')], room);
  });
  const more = ordered.length - mostNames;
  return besideLabel('Where', more > 0 ? [...lines, line(`and ${countOf(more, 'more path')}`, 'quiet')] : lines);
}

export function askedLines(merged: Merged, { show, width }: DetailContext): readonly Line[] {
  const items = [
    ...topItems(merged.methods, merged.count, show.text),
    ...topItems(merged.headers, merged.count, show.text),
  ];
  return besideLabel('Asked', flowing(items, width - labelWidth));
}

/** A count that tells nothing new is left out. */
function topItems(list: TopList, whole: number, shown: (value: string) => string): readonly Line[] {
  let others = list.others;
  for (const { count } of list.items.slice(mostNames)) others += count;
  const items: Line[] = list.items
    .slice(0, mostNames)
    .map(({ value, count }) =>
      count === whole ? line(shown(value)) : [span(`${shown(value)} `), span(formatCount(count), 'quiet')],
    );
  return others > 0 ? [...items, [span('others ', 'quiet'), span(formatCount(others), 'quiet')]] : items;
}

function shownLines(groups: readonly Group[], { show, width }: DetailContext): readonly Line[] {
  const telling = groups.find(({ browser }) => Object.keys(browser).length > 0);
  return telling === undefined ? [] : engineLines(telling.browser, show, width);
}

function sureLines({ groups }: Merged, { show, width }: DetailContext): readonly Line[] {
  const told = [...new Set(groups.flatMap(({ evidence }) => evidence))].slice(0, mostNames);
  const confirm = groups.find((group) => group.confirm !== null)?.confirm ?? null;
  return [
    ...told.flatMap((text, index) => labelled(index === 0 ? 'Because' : '', show.text(text, 1000), width)),
    ...(confirm === null ? [] : labelled('Confirm', show.text(confirm, 1000), width)),
  ];
}

/** What the error log of the server says of it. */
function logLines(groups: readonly Group[], { report, show, width }: DetailContext): readonly Line[] {
  const telling = groups.find(({ errorLog }) => errorLog !== null && errorLog.says !== 'nothing');
  if (telling === undefined) return [];
  const lines = errorLogLines(telling, { width, moment: momentOf(report) });
  return lines.flatMap((text, index) => labelled(index === 0 ? 'Log' : '', show.text(text, 1500), width));
}

function alsoLines(groups: readonly Group[], { show, width }: DetailContext): readonly Line[] {
  const ids = new Set(groups.flatMap(({ cause, warnings }) => warnings.flatMap(({ id }) => (id === cause ? [] : id))));
  return [...ids].flatMap((id, index) => labelled(index === 0 ? 'Also' : '', show.text(findWarning(id).title), width));
}
