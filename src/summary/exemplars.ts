import { hashText } from '../formats/format.js';
import type { ExchangeFinding } from '../model/finding.js';
import { compareSourceRefs, formatSourceRef, type SourceRef } from '../model/source-ref.js';
import { mainRecord } from './exchange-record.js';

/**
 * Keeps the first `capacity` findings by a total order, whatever order they come in. Failures are ordered by time, file
 * and position: how it began tells most. Of what is undecided a sample is kept, drawn by a hash of the place, because
 * only the group can tell which of them, early or late, were failures.
 */
export type Exemplars = {
  readonly add: (finding: ExchangeFinding) => void;
  readonly merge: (other: Exemplars) => void;
  readonly all: () => readonly ExchangeFinding[];
};

export function createExemplars(capacity: number): Exemplars {
  const kept: ExchangeFinding[] = [];

  const add = (finding: ExchangeFinding) => {
    const last = kept[kept.length - 1];
    if (last !== undefined && kept.length === capacity && compareFindings(finding, last) >= 0) return;
    let position = kept.length;
    while (position > 0 && compareFindings(finding, kept[position - 1] as ExchangeFinding) < 0) position--;
    kept.splice(position, 0, finding);
    if (kept.length > capacity) kept.pop();
  };

  return {
    add,
    merge(other) {
      for (const finding of other.all()) add(finding);
    },
    all: () => kept,
  };
}

function compareFindings(a: ExchangeFinding, b: ExchangeFinding): number {
  const left = mainRecord(a);
  const right = mainRecord(b);
  if (a.verdict === 'undecided' && b.verdict === 'undecided') {
    const byDraw = drawOf(left.source) - drawOf(right.source);
    if (byDraw !== 0) return byDraw;
  }
  const byTime = (left.time ?? Number.POSITIVE_INFINITY) - (right.time ?? Number.POSITIVE_INFINITY);
  return (Number.isNaN(byTime) ? 0 : byTime) || compareSourceRefs(left.source, right.source);
}

function drawOf(source: SourceRef): number {
  const hash = Math.imul(hashText(formatSourceRef(source)), 0x85ebca6b);
  return (hash ^ (hash >>> 15)) >>> 0;
}
