import { condense, sparkline } from '../shared/sparkline.js';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const heights = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar of at most `width` columns; what is not nothing shows at least a sliver. */
export function bar(part: number, whole: number, width: number): string {
  if (part <= 0 || whole <= 0 || width < 1) return '';
  const units = Math.max(1, Math.round(Math.min(1, part / whole) * width * 8));
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '');
}

/** A course over time on one line, and the column in which it begins to fail; null where it never does. */
export function course(
  values: readonly number[],
  width: number,
): { readonly drawn: string; readonly onset: number | null } {
  const sums = spread(values, width);
  const onset = sums.findIndex((value) => value > 0);
  return { drawn: sparkline(sums), onset: onset < 0 ? null : onset };
}

const widestBucket = 3;

/** Neighbours summed where there is no room for all, each drawn wider where there is room for more. */
function spread(values: readonly number[], width: number): readonly number[] {
  const { values: sums } = condense(values, width);
  const wide = Math.max(1, Math.min(widestBucket, Math.floor(width / Math.max(1, sums.length))));
  return wide === 1 ? sums : sums.flatMap((sum) => Array.from({ length: wide }, () => sum));
}

/** Columns that `course` and `columns` take of `width`. */
export function widthOfCourse(buckets: number, width: number): number {
  return spread(new Array<number>(buckets).fill(0), width).length;
}

/** The same as columns `height` lines high, top line first. */
export function columns(values: readonly number[], width: number, height: number): readonly string[] {
  const sums = spread(values, width);
  const largest = Math.max(1, ...sums);
  const units = sums.map((value) => (value <= 0 ? 0 : Math.max(1, Math.round((value / largest) * height * 8))));
  return Array.from({ length: height }, (_, fromTop) => {
    const below = (height - 1 - fromTop) * 8;
    return units.map((unit) => heights[Math.max(0, Math.min(8, unit - below))] ?? ' ').join('');
  });
}
