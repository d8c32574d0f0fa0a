import type { DistinctCount, Group, Report, TopList } from '../../model/report.js';
import { countOf, formatCount } from '../shared/numbers.js';

/** Whether the group's failures happened after the request itself was sent. */
export function failedAtRequest(group: Group): boolean {
  return group.exemplars[0]?.stage === 'request';
}

/**
 * Whether the failures are few on every path and stand out at no time: whoever met one mostly got through a moment
 * later.
 */
export function isScattered({ incident, groups }: Report): boolean {
  const blocked = groups.filter((group) => group.verdict === 'blocked');
  if (incident !== null || blocked.length === 0) return false;
  return blocked.every((group) => group.incident === null && group.count <= fewOf * group.endpointTotal);
}

const fewOf = 0.1;

/** `412 clients on 2 origins could not use 3 paths; ...`: whom the failures hurt, or null where nothing failed. */
export function whomItHurts(report: Report): string | null {
  const blocked = report.groups.filter((group) => group.verdict === 'blocked');
  if (blocked.length === 0) return null;
  const paths = new Set(blocked.map((group) => `${group.host ?? ''} ${group.path}`));
  const who = subject(report.clients, countOrigins(blocked));
  const what = countOf(paths.size, 'path');
  const hurt = isScattered(report)
    ? `met ${blocked.length > 1 || blocked[0]?.count !== 1 ? 'them' : 'it'} on`
    : 'could not use';
  return `${who} ${hurt} ${what}; ${consequence(blocked)}.`;
}

function subject(clients: DistinctCount, origins: string | null): string {
  if (clients.count === 0) return origins === null ? 'Pages of other origins' : `Pages of ${origins}`;
  const who = `${clients.exact ? '' : 'About '}${countOf(clients.count, 'client')}`;
  return origins === null ? who : `${who} on ${origins}`;
}

/** `2 origins`; a list that left some out only gives a lower bound. */
function countOrigins(groups: readonly Group[]): string | null {
  const seen = new Set<string>();
  let complete = true;
  for (const group of groups) {
    for (const item of group.origins.items) seen.add(item.value);
    if (group.origins.others > 0) complete = false;
  }
  if (seen.size === 0) return null;
  return `${complete ? '' : 'at least '}${countOf(seen.size, 'origin')}`;
}

function consequence(blocked: readonly Group[]): string {
  let neverSent = 0;
  let keptBack = 0;
  for (const group of blocked) {
    if (failedAtRequest(group)) keptBack += group.count;
    else neverSent += group.count;
  }
  if (keptBack === 0 && neverSent === 1) return 'the request behind this preflight was never sent';
  if (keptBack === 1 && neverSent === 0) return 'the request was sent, but no page could read an answer';
  if (keptBack === 0) return 'the requests behind these preflights were never sent';
  if (neverSent === 0) return 'the requests were sent, but no page could read an answer';
  return `${countOf(neverSent, 'request')} ${neverSent === 1 ? 'was' : 'were'} never sent, ${formatCount(keptBack)} sent without an answer that a page could read`;
}

/** `https://app.example.com (2,802), https://admin.example.com (109)`; the count is left out where it tells nothing. */
export function listTop(list: TopList, most: number, total: number): string {
  const shown = list.items.slice(0, most);
  const words = shown.map(({ value, count }) => (count === total ? value : `${value} (${formatCount(count)})`));
  let hidden = list.others;
  for (const item of list.items.slice(most)) hidden += item.count;
  if (hidden > 0) words.push(`others (${formatCount(hidden)})`);
  return words.join(', ');
}
