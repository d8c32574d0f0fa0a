import type { Counts } from './counts.js';

/** How often each size came, of several counts together; null where one of them had too many to keep apart. */
export function countSizes(counts: readonly Counts[]): ReadonlyMap<string, number> | null {
  const sum = new Map<string, number>();
  for (const one of counts) {
    const { items, others } = one.top(Number.POSITIVE_INFINITY);
    if (others > 0) return null;
    for (const { value, count } of items) sum.set(value, (sum.get(value) ?? 0) + count);
  }
  return sum;
}
