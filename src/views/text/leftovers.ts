import type { Group, Report } from '../../model/report.js';
import { formatSourceRef } from '../../model/source-ref.js';
import { countOf, formatCount, formatShare } from '../shared/numbers.js';
import { optionsWords } from '../shared/options-words.js';
import { endpoint } from './causes-table.js';
import { crossCheckSentences } from './cross-check.js';
import { type Layout, labelled, type Page } from './page.js';

const layout: Layout = { indent: 0, column: 14, style: 'heading' };

/** What no cause covers: not decided, not counted, not read, and what the readers noted. */
export function leftovers(report: Report, page: Page): readonly string[] {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['NOT DECIDED', notDecided(report)],
    ['NOT COUNTED', notCounted(report)],
    ['NOT READ', notRead(report)],
    ['CROSS-CHECK', crossCheckSentences(report)],
    ['NOTE', report.sources.flatMap((source) => source.notes.map((note) => `${source.file}: ${note}`))],
  ];
  return sections.flatMap(([label, texts]) =>
    texts.flatMap((text, index) => labelled(index === 0 ? label : '', text, layout, page)),
  );
}

const mostPlaces = 3;

function notDecided(report: Report): readonly string[] {
  const byTitle = new Map<string, Group[]>();
  for (const group of report.groups) {
    if (group.verdict !== 'undecided') continue;
    const key = `${group.title}\n${group.confirm ?? ''}`;
    const alike = byTitle.get(key);
    if (alike === undefined) byTitle.set(key, [group]);
    else alike.push(group);
  }
  const judged = report.counts.preflights + report.counts.requests;
  return [...byTitle.values()].map((groups) => describeUndecided(groups, judged));
}

function describeUndecided(groups: readonly Group[], judged: number): string {
  let count = 0;
  for (const group of groups) count += group.count;
  const places = groups.slice(0, mostPlaces).map((group) => `${endpoint(group)} (${formatCount(group.count)})`);
  if (groups.length > mostPlaces) places.push(`${countOf(groups.length - mostPlaces, 'more path')}`);
  const first = groups[0];
  const title = first?.title ?? '';
  const confirm = first?.confirm ?? null;
  return `${formatCount(count)} (${formatShare(count, judged)}) may have failed: ${title}; on ${places.join(', ')}.${confirm === null ? '' : ` ${confirm}`}`;
}

function notCounted(report: Report): readonly string[] {
  const parts: string[] = [];
  let all = 0;
  for (const [kind, words] of Object.entries(optionsWords)) {
    const count = report.counts.optionsByKind[kind] ?? 0;
    if (count === 0) continue;
    all += count;
    parts.push(countOf(count, words.one, words.many));
  }
  if (all === 0) return [];
  return [`${countOf(all, 'OPTIONS that is no preflight', 'OPTIONS that are no preflights')}: ${parts.join(', ')}.`];
}

const mostReasons = 5;

function notRead(report: Report): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { source, reason } of report.unreadable) {
    const places = byReason.get(reason);
    if (places === undefined) byReason.set(reason, [formatSourceRef(source)]);
    else places.push(formatSourceRef(source));
  }
  if (report.counts.unreadable === 0) return [];
  const reasons = [...byReason].slice(0, mostReasons).map(([reason, places]) => {
    const shown = places.slice(0, mostPlaces).join(', ');
    return `${reason.replace(/\.$/, '')} (${shown}${places.length > mostPlaces ? ' …' : ''})`;
  });
  const units = new Set(report.sources.filter((source) => source.unreadable > 0).map((source) => source.unit));
  const what =
    units.size > 1
      ? ['line or entry', 'lines and entries']
      : units.has('entries')
        ? ['entry', 'entries']
        : ['line', 'lines'];
  const whole = countOf(report.counts.unreadable, what[0] ?? '', what[1]);
  return [reasons.length === 0 ? `${whole}.` : `${whole}: ${reasons.join('; ')}.`];
}
