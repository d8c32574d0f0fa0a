import { toAscii } from './shared/ascii.js';
import { cleanAll } from './shared/clean.js';
import { causeDetails } from './text/cause-details.js';
import { causesTable } from './text/causes-table.js';
import { chart } from './text/chart.js';
import { cleanFix } from './text/fix-block.js';
import { headline } from './text/headline.js';
import { leftovers } from './text/leftovers.js';
import { missingFields } from './text/missing-fields.js';
import { pageFor } from './text/page.js';
import { warningBlocks } from './text/warnings.js';
import type { Audited, DocumentView, ViewOptions } from './view.js';

/** The report for people. Everything from the input is cleaned here, before any section sees it. */
export const text: DocumentView = {
  kind: 'document',
  title: 'a report to read',
  ending: 'txt',
  render: renderText,
};

function renderText(audited: Audited, options: ViewOptions): readonly string[] {
  const report = cleanAll(audited.report);
  const fixes = audited.fixes.map(cleanFix);
  const page = pageFor(report, options);
  const sections = [
    headline(report, page),
    chart(report, page),
    causesTable(report, page),
    ...causeDetails(report, fixes, page),
    ...warningBlocks(report, fixes, page),
    leftovers(report, page),
    missingFields(report, page),
  ];
  const written = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return [`${options.ascii ? toAscii(written) : written}\n`];
}
