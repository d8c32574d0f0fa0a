import type { Group, Report } from '../../model/report.js';
import { formatCount, formatShare } from '../shared/numbers.js';
import { type Column, layTable } from '../shared/table.js';
import type { Page } from './page.js';

/** What a reader takes in; the rest is counted below the table. */
const mostCauses = 20;

/** One line for each group of failures. */
export function causesTable(report: Report, page: Page): readonly string[] {
  const groups = report.groups.filter((group) => group.verdict === 'blocked');
  if (groups.length === 0) return [];
  const shown = groups.slice(0, mostCauses);
  const rows = shown.map((group, index) => [
    String(index + 1),
    statusWord(group),
    group.title,
    isAmbiguous(group, groups) ? endpoint(group) : group.path,
    formatCount(group.count),
    formatShare(group.count, group.endpointTotal),
    group.first === null ? '' : page.moment(group.first),
    group.last === null ? '' : page.moment(group.last),
    group.certainty,
  ]);
  const [heading, ...lines] = layTable(columnsFor(shown, page), rows, page.width);
  const title = (heading ?? '').replace(/^( *)CAUSES/, 'CAUSES$1');
  return [page.styles.heading(title), ...lines, ...whatIsLeftOut(groups)];
}

/** The status in front of a title; no response has none. */
export function statusWord(group: Group): string {
  return group.status === null || group.status === 0 ? '' : String(group.status);
}

/** `api.example.com/api/v2/orders/*`. */
export function endpoint(group: Group): string {
  return `${group.host ?? ''}${group.path}`;
}

/** The host takes room from the path, so it stands there only to tell two apart. */
function isAmbiguous(group: Group, groups: readonly Group[]): boolean {
  return groups.some((other) => other.path === group.path && other.host !== group.host);
}

function columnsFor(groups: readonly Group[], page: Page): readonly Column[] {
  const timed = groups.some((group) => group.first !== null);
  const times: Column[] = [
    { heading: timed ? 'first' : '', align: 'left', dropOrder: 2 },
    { heading: timed ? 'last' : '', align: 'left', dropOrder: 3 },
  ];
  return [
    { heading: '', align: 'right' },
    { heading: '', align: 'right', dropOrder: 6 },
    { heading: 'CAUSES', align: 'left', shrink: { to: 24, cut: 'end' } },
    { heading: '', align: 'left', shrink: { to: 12, cut: 'middle' }, dropOrder: 5 },
    { heading: 'failed', align: 'right', style: page.styles.failed },
    { heading: 'share', align: 'right', dropOrder: 4 },
    ...times,
    { heading: '', align: 'left', dropOrder: 1 },
  ];
}

function whatIsLeftOut(groups: readonly Group[]): readonly string[] {
  if (groups.length <= mostCauses) return [];
  let failures = 0;
  for (const group of groups.slice(mostCauses)) failures += group.count;
  const rest = groups.length - mostCauses;
  return [`    and ${formatCount(rest)} more with ${formatCount(failures)} failures; --format json lists them all`];
}
