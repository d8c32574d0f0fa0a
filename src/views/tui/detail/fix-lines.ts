import type { Fix } from '../../../fixes/fix.js';
import type { Group } from '../../../model/report.js';
import { wrap } from '../../shared/width.js';
import { cleanFix, commandsToTry } from '../../text/fix-block.js';
import { emptyLine, fitTo, type Line, line, type Span, span } from '../span.js';
import type { DetailContext } from './context.js';
import { labelled, rule } from './writing.js';

/** The fix for a group on the server at hand, and how to try it. Configuration is cut at the edge, never wrapped. */
export function fixLines(group: Group, context: DetailContext): readonly Line[] {
  const found = context.fixFor(group);
  if (found === null) return [];
  const fix = cleanFix(found);
  const { width } = context;
  return [
    rule(`Fix · ${fix.serverTitle}`, width >= 56 ? '[ ] server  y copy  w save' : '[ ] server', width),
    ...paragraph(fix.why, width),
    ...partLines(fix, width),
    ...fix.notes.flatMap((note) => labelled('Note', note, width)),
    ...commandLines(fix, width),
  ];
}

function partLines({ parts, needs, enable }: Fix, width: number): readonly Line[] {
  const lines: Line[] = [];
  if (needs.length > 0) {
    lines.push(...paragraph(`It needs ${needs.join(', ')}${enable === null ? '' : ` (${enable})`}.`, width));
  }
  for (const { where, text } of parts) {
    lines.push(...paragraph(`Put this ${where}:`, width), emptyLine);
    for (const one of text.split('\n')) lines.push(fitTo([span('  '), configuration(one)], width));
    lines.push(emptyLine);
  }
  return lines;
}

function configuration(text: string): Span {
  return span(text, /^\s*(?:#|\/\/)/.test(text) ? 'quiet' : 'accent');
}

function commandLines(fix: Fix, width: number): readonly Line[] {
  const commands: readonly (readonly [label: string, command: string | null])[] = [
    ['Check', fix.checkSyntax],
    ['Reload', fix.reload],
    ...commandsToTry(fix),
  ];
  const lines = commands.flatMap(([label, command]) =>
    command === null ? [] : labelled(label, command, width, 'accent'),
  );
  lines.push(...labelled('Expect', fix.tryIt.expect, width));
  if (fix.undo !== null) lines.push(...labelled('Undo', fix.undo, width));
  lines.push(...labelled('Tested', fix.provenance, width, 'quiet'));
  return lines;
}

function paragraph(text: string, width: number): readonly Line[] {
  return wrap(text, width).map((one) => line(one));
}
