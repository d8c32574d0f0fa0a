const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** One character a value, as high as the value is to the largest; only zero is drawn at the bottom. */
export function sparkline(values: readonly number[]): string {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, value);
  let drawn = '';
  for (const value of values) {
    const level = value <= 0 ? 0 : Math.max(1, Math.round((value / largest) * (levels.length - 1)));
    drawn += levels[level];
  }
  return drawn;
}

/** Sums neighbours until at most `most` values are left, and how many went into each. */
export function condense(values: readonly number[], most: number): { values: readonly number[]; step: number } {
  const step = Math.max(1, Math.ceil(values.length / Math.max(1, most)));
  const sums: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor(i / step);
    sums[at] = (sums[at] ?? 0) + (values[i] ?? 0);
  }
  return { values: sums, step };
}
