import type { Style } from './style.js';
import { cut, cutMiddle, padEnd, padStart, widthOf } from './width.js';

export type Column = {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Width to which the cells may be cut when room is short, and where; without it they stay whole. */
  readonly shrink?: { readonly to: number; readonly cut: 'end' | 'middle' };
  /** Columns that may go are left out in this order, smallest first, when shrinking was not enough. */
  readonly dropOrder?: number;
  readonly style?: Style;
};

const gap = 2;

/** Lines of an aligned table no wider than `width` as far as its columns allow it; the headings come first. */
export function layTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  let shown = columns.map((column, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    return { column, cells, width: Math.max(widthOf(column.heading), ...cells.map(widthOf)) };
  });
  while (least(shown) > width) {
    const next = shown.filter((one) => one.column.dropOrder !== undefined).sort(byDropOrder)[0];
    if (next === undefined) break;
    shown = shown.filter((one) => one !== next);
  }
  const fitted = shrink(shown, width);
  const lines = [fitted.map((one) => place(one.column.heading, one)).join(' '.repeat(gap))];
  for (let row = 0; row < rows.length; row++) {
    const cells = fitted.map((one) => {
      const cell = place(one.cells[row] ?? '', one);
      return one.column.style === undefined ? cell : one.column.style(cell);
    });
    lines.push(cells.join(' '.repeat(gap)));
  }
  return lines.map((line) => line.trimEnd());
}

type Shown = { readonly column: Column; readonly cells: readonly string[]; readonly width: number };

function byDropOrder(a: Shown, b: Shown): number {
  return (a.column.dropOrder ?? 0) - (b.column.dropOrder ?? 0);
}

function total(shown: readonly Shown[]): number {
  let sum = gap * (shown.length - 1);
  for (const one of shown) sum += one.width;
  return sum;
}

function least(shown: readonly Shown[]): number {
  let sum = total(shown);
  for (const one of shown) sum -= spare(one);
  return sum;
}

function spare(one: Shown): number {
  return Math.max(0, one.width - Math.max(one.column.shrink?.to ?? one.width, widthOf(one.column.heading)));
}

/** Takes columns away from the one with most to spare until the table fits. */
function shrink(shown: readonly Shown[], width: number): readonly Shown[] {
  let fitted = shown;
  while (total(fitted) > width) {
    const widest = [...fitted].sort((a, b) => spare(b) - spare(a))[0];
    if (widest === undefined || spare(widest) === 0) break;
    fitted = fitted.map((one) => (one === widest ? { ...one, width: one.width - 1 } : one));
  }
  return fitted;
}

function place(text: string, { column, width }: Shown): string {
  const short = column.shrink?.cut === 'middle' ? cutMiddle(text, width) : cut(text, width);
  return column.align === 'right' ? padStart(short, width) : padEnd(short, width);
}
