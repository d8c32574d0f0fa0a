import type { ExchangeFinding } from '../../model/finding.js';
import { mainRecord } from '../exchange-record.js';
import { compareSources } from '../source-order.js';

/** The first of two by time and place: the same whatever the order they come in. */
export function earlier(a: ExchangeFinding | null, b: ExchangeFinding | null): ExchangeFinding | null {
  if (a === null || b === null) return a ?? b;
  const left = mainRecord(a);
  const right = mainRecord(b);
  const byTime = (left.time ?? Number.MAX_VALUE) - (right.time ?? Number.MAX_VALUE);
  return (byTime || compareSources(left.source, right.source)) <= 0 ? a : b;
}
