import type { Fix } from '../../fixes/fix.js';
import { suggestFixes } from '../../fixes/index.js';
import { findServer, serverIds } from '../../fixes/servers/index.js';
import type { Group, Report } from '../../model/report.js';
import { remember } from './remember.js';
import type { State } from './state.js';

type Choice = Pick<State, 'server' | 'settings' | 'reading'>;

const suggested = remember((report: Report, key: string): readonly Fix[] => {
  const [server, allowOrigins, groups] = JSON.parse(key) as [
    string | null,
    readonly string[],
    readonly string[] | null,
  ];
  const wanted = groups === null ? report.groups : report.groups.filter((group) => groups.includes(group.key));
  return suggestFixes({ ...report, groups: wanted }, { server, allowOrigins });
});

/** The fix for a group on the server at hand, made when it is first looked at; null where there is none. */
export function fixFor(report: Report, group: Group, choice: Choice): Fix | null {
  const { server, settings } = choice;
  const among = groupsBeside(report, group, choice);
  const fixes = suggested(report, JSON.stringify([server, settings.allowOrigins, among]));
  return fixes.find(({ groups }) => groups.includes(group.key)) ?? null;
}

/** The fixes for all groups, for a report that is handed on. */
export function allFixes(report: Report, { server, settings }: Choice): readonly Fix[] {
  return suggested(report, JSON.stringify([server, settings.allowOrigins, null]));
}

/** What a key may cost: a fix each, or one for all groups of a host. */
const mostEach = 40;
const mostTogether = 300;

/**
 * The groups whose fixes are made together, so that names in them are told apart and shared rules are complete; null
 * is all. Of very many only the greatest, and while reading goes on none but the group itself.
 */
function groupsBeside({ groups }: Report, group: Group, { server, reading }: Choice): readonly string[] | null {
  if (reading.phase !== 'done') return [group.key];
  const shares = server === null ? 'nothing' : (findServer(server)?.shares ?? 'nothing');
  const most = shares === 'nothing' ? mostEach : mostTogether;
  if (groups.length <= most) return null;
  const greatest = groups.slice(0, most).map(({ key }) => key);
  return greatest.includes(group.key) ? greatest : [...greatest, group.key];
}

/** The server `by` places on in the registry; where none was chosen yet, from the one that the fix is for. */
export function nextServer(report: Report, group: Group | null, choice: Choice, by: number): string | null {
  const current = choice.server ?? (group === null ? null : (fixFor(report, group, choice)?.server ?? null));
  const at = current === null ? -1 : serverIds.indexOf(current);
  return serverIds[(at + by + serverIds.length) % serverIds.length] ?? null;
}
