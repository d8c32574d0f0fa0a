import type { Fix } from '../../fixes/fix.js';
import type { Group, Report } from '../../model/report.js';
import { bodyLines, tellingBody } from '../shared/body-lines.js';
import { countOf, formatCount } from '../shared/numbers.js';
import { listTop } from './affected.js';
import { endpoint, statusWord } from './causes-table.js';
import { errorLogLines } from './error-log-lines.js';
import { exampleLines } from './example.js';
import { fixBlock } from './fix-block.js';
import { since } from './incident.js';
import { labelled, detailLayout as layout, type Page, paragraph } from './page.js';

const mostValues = 3;

/** Causes beyond these stand in the table only: nobody reads on that far. */
const mostDetails = 8;

/** One block for each of the first causes: why, what browsers show, who asked, where it stands, what repairs it. */
export function causeDetails(report: Report, fixes: readonly Fix[], page: Page): readonly (readonly string[])[] {
  const groups = report.groups.filter((group) => group.verdict === 'blocked');
  const toldUnder = new Map<string, number>();
  const fixedUnder = new Map<Fix, number>();
  const blocks = groups.slice(0, mostDetails).map((group, index) => {
    const number = index + 1;
    const why = toldUnder.has(group.why) ? `As under ${toldUnder.get(group.why)}.` : group.why;
    if (!toldUnder.has(group.why)) toldUnder.set(group.why, number);
    const lines = [...heading(group, number, page), ...paragraph(why, 3, page)];
    for (const [label, text] of facts(group, page)) lines.push(...labelled(label, text, layout, page));
    lines.push(...evidence(group, page));
    for (const [i, text] of errorLogLines(group, page).entries()) {
      lines.push(...labelled(i === 0 ? 'Error log' : '', text, layout, page));
    }
    if (group.certainty !== 'certain') lines.push(...labelled('Certainty', doubt(group), layout, page));
    for (const fix of fixes) {
      if (!fix.groups.includes(group.key)) continue;
      lines.push(...fixBlock(fix, fixedUnder.get(fix) ?? null, page));
      if (!fixedUnder.has(fix)) fixedUnder.set(fix, number);
    }
    return lines;
  });
  if (groups.length <= mostDetails) return blocks;
  const rest = `The other causes stand in the table only; --format json has ${fixes.length > 0 ? 'their evidence and fixes' : 'their evidence'}.`;
  return [...blocks, paragraph(rest, 0, page)];
}

function heading(group: Group, number: number, page: Page): readonly string[] {
  const status = statusWord(group);
  const title = `${status === '' ? '' : `${status}: `}${group.title} on ${endpoint(group)}`;
  const [first = '', ...rest] = paragraph(title, 3, page);
  return [`${String(number).padEnd(2)} ${first.trimStart()}`, ...rest].map(page.styles.heading);
}

function facts(group: Group, page: Page): readonly (readonly [label: string, text: string])[] {
  const { chromium, firefox, webkit } = group.browser;
  const found: [string, string][] = [];
  if (group.incident !== null) found.push(['Since', since(group.incident, page)]);
  if (chromium !== undefined) found.push(['Chrome', reasonIn(chromium.message)]);
  if (firefox !== undefined) found.push(['Firefox', reasonIn(firefox.message)]);
  if (webkit !== undefined) found.push(['Safari', reasonIn(webkit.message)]);
  const pages = [
    ...(group.origins.items.length > 0 ? [listTop(group.origins, mostValues, group.count)] : []),
    ...(group.clients.count > 0 ? [countOf(group.clients.count, 'client')] : []),
  ];
  if (pages.length > 0) found.push(['From', pages.join('; ')]);
  const wanted = [
    ...(group.methods.items.length > 0 ? [listTop(group.methods, mostValues, group.count)] : []),
    ...(group.headers.items.length > 0 ? [`with ${listTop(group.headers, mostValues, group.count)}`] : []),
  ];
  if (wanted.length > 0) found.push(['Wanted', wanted.join('; ')]);
  return found;
}

/** The part of a console sentence that tells the reason; before it stand URL and origin of one example. */
function reasonIn(message: string): string {
  return message
    .replace(/^Access to .+? has been blocked by CORS policy: /, '')
    .replace(/^Cross-Origin Request Blocked: .+?\(Reason: (.+?)\)\./, '$1.');
}

function doubt(group: Group): string {
  if (group.confirm === null) return `${group.certainty}.`;
  return `only ${group.certainty}. To be sure: ${group.confirm.charAt(0).toLowerCase()}${group.confirm.slice(1)}`;
}

function evidence(group: Group, page: Page): readonly string[] {
  const example = group.exemplars[0];
  const lines: string[] = [];
  if (example !== undefined) {
    lines.push(...exampleLines(example, group.count > 1 ? `  and ${formatCount(group.count - 1)} more` : '', page));
  }
  const body = tellingBody(group);
  if (body !== null) lines.push(...bodyLines(body));
  lines.push(...group.evidence);
  return lines.flatMap((line, index) => labelled(index === 0 ? 'Evidence' : '', line, layout, page));
}
