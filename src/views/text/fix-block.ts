import type { Fix } from '../../fixes/fix.js';
import { clean, cleanAll } from '../shared/clean.js';
import { padEnd } from '../shared/width.js';
import { labelled, detailLayout as layout, type Page } from './page.js';

/** Configuration is never cut. */
const longestLine = 20_000;

/** As `cleanAll`, but the line ends of configuration stay. */
export function cleanFix(fix: Fix): Fix {
  const parts = fix.parts.map(({ where, text }) => ({
    where: clean(where),
    text: text
      .split('\n')
      .map((line) => clean(line, longestLine))
      .join('\n'),
  }));
  return { ...cleanAll({ ...fix, parts: [] }, longestLine), parts };
}

/** What is worth sending: both where configuration has changed; after advice, the one that shows whether it helped. */
export function commandsToTry({ parts, tryIt }: Fix): readonly (readonly [label: string, command: string])[] {
  if (parts.length === 0) return [['Try', tryIt[tryIt.shownBy]]];
  return [
    ['Try', tryIt.preflight],
    ['', tryIt.request],
  ];
}

/** What to change, where, and how to try it; a fix that stands under an earlier cause is only referred to. */
export function fixBlock(fix: Fix, printedUnder: number | null, page: Page): readonly string[] {
  if (printedUnder !== null) return labelled('Fix', `the one under ${printedUnder} repairs this too.`, layout, page);
  const lines = [...labelled('Fix', summary(fix), layout, page)];
  for (const part of fix.parts) {
    lines.push(...labelled('', `Put this ${part.where}:`, layout, page), '');
    for (const line of part.text.split('\n')) lines.push(`     ${line}`.trimEnd());
    lines.push('');
  }
  for (const note of fix.notes) lines.push(...labelled('Note', note, layout, page));
  const commands: readonly (readonly [label: string, command: string | null])[] = [
    ['Check', fix.checkSyntax],
    ['Reload', fix.reload],
    ...commandsToTry(fix),
  ];
  for (const [label, command] of commands) if (command !== null) lines.push(commandLine(label, command, page));
  lines.push(...labelled('Expect', fix.tryIt.expect, layout, page));
  if (fix.undo !== null) lines.push(...labelled('Undo', fix.undo, layout, page));
  return lines;
}

function summary(fix: Fix): string {
  if (fix.parts.length === 0) return fix.why;
  const needs =
    fix.needs.length === 0 ? '' : ` It needs ${fix.needs.join(', ')}${fix.enable === null ? '' : ` (${fix.enable})`}.`;
  return `${fix.serverTitle}, ${fix.provenance}. ${fix.why}${needs}`;
}

/** Not wrapped: it is there to be pasted. */
function commandLine(label: string, command: string, page: Page): string {
  return ' '.repeat(layout.indent) + page.styles.quiet(padEnd(label, layout.column)) + command;
}
