import { wrap } from '../../shared/width.js';
import { emptyLine, fitTo, type Line, lineWidth, type Role, type Span, span } from '../span.js';

/** How much of one value is shown where it is shown whole. */
export const longestValue = 600;

/** Columns of the labels at the left of a detail pane. */
export const labelWidth = 9;

/** Words beside a label, wrapped; `text` has its final form. */
export function labelled(label: string, text: string, width: number, role: Role = 'plain'): readonly Line[] {
  return besideLabel(
    label,
    wrap(text, Math.max(10, width - labelWidth)).map((one) => [span(one, role)]),
  );
}

/** Lines beside a label. */
export function besideLabel(label: string, lines: readonly Line[]): readonly Line[] {
  return lines.map((one, index) => [span((index === 0 ? label : '').padEnd(labelWidth), 'quiet'), ...one]);
}

/** Items that flow over as many lines as they need, two columns apart. */
export function flowing(items: readonly Line[], width: number): readonly Line[] {
  const lines: Line[] = [];
  let current: Span[] = [];
  let used = 0;
  for (const whole of items) {
    const item = lineWidth(whole) > width ? fitTo(whole, width) : whole;
    const own = lineWidth(item);
    if (used > 0 && used + 2 + own > width) {
      lines.push(current);
      current = [];
      used = 0;
    }
    if (used > 0) current.push(span('  '));
    current.push(...item);
    used += own + (used > 0 ? 2 : 0);
  }
  if (current.length > 0) lines.push(current);
  return lines;
}

/** `── Fix · Apache httpd ─────── y copy ──` */
export function rule(start: string, end: string, width: number): Line {
  const head = `── ${start} `;
  const tail = end === '' ? '' : ` ${end} ──`;
  const room = width - lineWidth([span(head)]) - lineWidth([span(tail)]);
  if (room < 2) return [span(head, 'accent')];
  return [span(head, 'accent'), span('─'.repeat(room), 'quiet'), span(tail, 'quiet')];
}

/** Sections one below the other, an empty line between them. */
export function stacked(sections: readonly (readonly Line[])[]): readonly Line[] {
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [emptyLine, ...lines]));
}
