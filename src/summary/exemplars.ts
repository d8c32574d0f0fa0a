import type { ExchangeFinding } from '../model/finding.js';
import { compareSourceRefs } from '../model/source-ref.js';
import { mainRecord } from './exchange-record.js';

/** Keeps the first `capacity` findings by a total order (time, file, position), whatever order they come in. */
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
  const byTime = (left.time ?? Number.POSITIVE_INFINITY) - (right.time ?? Number.POSITIVE_INFINITY);
  return (Number.isNaN(byTime) ? 0 : byTime) || compareSourceRefs(left.source, right.source);
}
