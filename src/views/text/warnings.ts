import type { Fix } from '../../fixes/fix.js';
import type { Group, Report, WarningReport } from '../../model/report.js';
import { countOf, formatCount } from '../shared/numbers.js';
import { listTop } from './affected.js';
import { endpoint } from './causes-table.js';
import { exampleLines } from './example.js';
import { fixBlock } from './fix-block.js';
import { labelled, detailLayout as layout, type Page, paragraph } from './page.js';

const mostHosts = 3;
const mostExamples = 2;
const mostValues = 5;

/** One block for each warning: what it means, what was seen where, what mends it. */
export function warningBlocks(report: Report, fixes: readonly Fix[], page: Page): readonly (readonly string[])[] {
  const fixOf = new Map(fixes.flatMap((fix) => fix.groups.map((key) => [key, fix] as const)));
  const fixedUnder = new Map<Fix, string>();
  return report.warnings.map((warning) => [
    ...heading(warning, page),
    ...paragraph(warning.advice, 3, page),
    ...warning.groups.slice(0, mostHosts).flatMap((group) => seen(group, page)),
    ...moreHosts(warning, page),
    ...fixLines(warning, fixOf, fixedUnder, page),
  ]);
}

function heading({ title, count, groups }: WarningReport, page: Page): readonly string[] {
  const [first] = groups;
  const where = first === undefined ? '' : ` on ${endpoint(first)}`;
  const more = groups.length > 1 ? ` and ${countOf(groups.length - 1, 'other host')}` : '';
  const [line = '', ...rest] = paragraph(`Warning: ${title}${where}${more} (${formatCount(count)})`, 3, page);
  return [`!  ${line.trimStart()}`, ...rest].map(page.styles.heading);
}

function seen(group: Group, page: Page): readonly string[] {
  const who = [
    ...(group.origins.items.length > 0 ? [listTop(group.origins, mostValues, group.count)] : []),
    ...(group.clients.count > 0 ? [countOf(group.clients.count, 'client')] : []),
  ].join('; ');
  const examples = group.exemplars.slice(0, mostExamples);
  const left = group.count - examples.length;
  const lines = [
    ...group.evidence,
    ...examples.flatMap((example, index) =>
      exampleLines(example, index === examples.length - 1 && left > 0 ? `  and ${formatCount(left)} more` : '', page),
    ),
  ];
  return [
    ...(who === '' ? [] : labelled('From', who, layout, page)),
    ...lines.flatMap((line, index) => labelled(index === 0 ? 'Evidence' : '', line, layout, page)),
  ];
}

function moreHosts({ groups }: WarningReport, page: Page): readonly string[] {
  const others = groups.slice(mostHosts).map((group) => `${endpoint(group)} (${formatCount(group.count)})`);
  return others.length === 0 ? [] : labelled('Also', others.join(', '), layout, page);
}

/** The fix for the first host; the others read the same. */
function fixLines(
  { title, groups }: WarningReport,
  fixOf: ReadonlyMap<string, Fix>,
  fixedUnder: Map<Fix, string>,
  page: Page,
): readonly string[] {
  const fix = fixOf.get(groups[0]?.key ?? '');
  if (fix === undefined) return [];
  const before = fixedUnder.get(fix);
  if (before !== undefined) return labelled('Fix', `the one under "${before}" mends this too.`, layout, page);
  fixedUnder.set(fix, title);
  return fixBlock(fix, null, page);
}
