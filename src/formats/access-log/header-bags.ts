import type { HeaderBag, HeaderLine } from '../../model/http-record.js';
import type { HeaderColumn } from './columns.js';
import type { LineText } from './line-text.js';
import { rememberBags } from './remember-bags.js';

/** Reads the headers of one message out of a located line. */
export type BagReader = {
  /** `status` decides about conditional columns such as `%400{Origin}i`. */
  readonly read: (text: LineText, starts: Int32Array, ends: Int32Array, status: number | null) => HeaderBag;
  /** The headers that every line shows, lower-case. */
  readonly recorded: ReadonlySet<string>;
};

export function createBagReader(columns: readonly HeaderColumn[], repeats: HeaderBag['repeats']): BagReader {
  const recorded = namesOf(columns.filter(({ condition }) => condition === null));
  const recordedFor = recorded.size === columns.length ? () => recorded : recordedByStatus(columns);
  const empty: HeaderBag = { lines: [], recorded, repeats };
  const read: BagReader['read'] = (text, starts, ends, status) => {
    if (columns.length === 0) return empty;
    const lines: HeaderLine[] = [];
    for (const { name, field, condition } of columns) {
      if (condition !== null && !holds(condition, status)) continue;
      const value = text.header(starts[field] as number, ends[field] as number);
      if (value !== null) lines.push([name, value]);
    }
    return { lines, recorded: recordedFor(status), repeats };
  };
  return {
    recorded,
    read: standSideBySide(columns)
      ? rememberBags(
          columns.map(({ field }) => field),
          read,
        )
      : read,
  };
}

/** Where a condition does not hold the log shows `-`, which says nothing about the header. */
function recordedByStatus(columns: readonly HeaderColumn[]): (status: number | null) => ReadonlySet<string> {
  const sets = new Map<number | null, ReadonlySet<string>>();
  return (status) => {
    const known = sets.get(status);
    if (known !== undefined) return known;
    const made = namesOf(columns.filter(({ condition }) => condition === null || holds(condition, status)));
    if (sets.size < 1000) sets.set(status, made);
    return made;
  };
}

/** An unknown status shows nothing for certain. */
function holds(condition: NonNullable<HeaderColumn['condition']>, status: number | null): boolean {
  return status !== null && condition.statuses.includes(status) !== condition.negated;
}

function namesOf(columns: readonly HeaderColumn[]): ReadonlySet<string> {
  return new Set(columns.map(({ name }) => name));
}

function standSideBySide(columns: readonly HeaderColumn[]): boolean {
  const first = columns[0]?.field ?? 0;
  return columns.length > 0 && columns.every(({ field, condition }, i) => field === first + i && condition === null);
}
