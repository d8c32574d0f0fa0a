import { widthOf } from '../../../src/views/shared/width.js';
import type { Line, Role, Span } from '../../../src/views/tui/span.js';

const across = 8;
const down = 17;
const ground = '#16181d';
const plain = '#d7dae0';

/** How the roles look in a dark terminal with a common palette. */
const styles: Readonly<Record<Role, string>> = {
  plain: `fill:${plain}`,
  quiet: 'fill:#868d99',
  strong: `fill:${plain};font-weight:bold`,
  failed: 'fill:#f2777a;font-weight:bold',
  passed: 'fill:#8fc98f',
  doubtful: 'fill:#e5c07b',
  accent: 'fill:#56b6c2',
  selected: `fill:${ground}`,
  marked: `fill:${plain};font-weight:bold;text-decoration:underline`,
  alarm: `fill:${ground};font-weight:bold`,
};

/** What stands on a ground of its own, in the colour of the text elsewhere. */
const grounds: Readonly<Partial<Record<Role, string>>> = { selected: plain, alarm: '#f2777a' };

/** A picture of the screen. Every run of text has its width, whatever font it is shown in. */
export function toSvg(lines: readonly Line[], columns: number): string {
  const width = columns * across + 2 * across;
  const height = lines.length * down + 2 * across;
  const rules = Object.entries(styles).map(([role, style]) => `.${role}{${style}}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>text{font:13px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}${rules.join('')}</style>`,
    `<rect width="100%" height="100%" rx="6" fill="${ground}"/>`,
    ...lines.flatMap(lineOf),
    '</svg>',
    '',
  ].join('\n');
}

function lineOf(line: Line, row: number): readonly string[] {
  const top = across + row * down;
  let column = 0;
  return joined(line).flatMap(({ text, role }) => {
    const x = across + column * across;
    const own = widthOf(text);
    column += own;
    const back = grounds[role];
    const rect =
      back === undefined ? [] : [`<rect x="${x}" y="${top}" width="${own * across}" height="${down}" fill="${back}"/>`];
    if (text.trim() === '') return rect;
    // Room at the ends of a run needs no drawing, and some renderers would not count it.
    const shown = text.trim();
    const start = x + widthOf(text.slice(0, text.indexOf(shown))) * across;
    const place = `x="${start}" y="${top + 13}" textLength="${widthOf(shown) * across}"`;
    return [...rect, `<text class="${role}" ${place}>${markup(shown)}</text>`];
  });
}

function joined(line: Line): readonly Span[] {
  const runs: Span[] = [];
  for (const span of line) {
    const last = runs[runs.length - 1];
    if (last?.role === span.role) runs[runs.length - 1] = { role: span.role, text: last.text + span.text };
    else runs.push(span);
  }
  return runs;
}

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
