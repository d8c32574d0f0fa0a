import { hashText } from '../formats/format.js';
import type { ExchangeFinding } from '../model/finding.js';
import type { HttpRecord } from '../model/http-record.js';
import { mainRecord } from './exchange-record.js';
import { compareSources } from './source-order.js';

/**
 * Keeps the first `capacity` findings by a total order, whatever order they come in. Failures are ordered by time and
 * place: how it began tells most. Of what is undecided a sample is drawn, because only the group can tell which of them,
 * early or late, were failures. What a finding says decides the draw, and files stand in the order of their rotation, so
 * that the same are kept however a log is cut into files.
 */
export type Exemplars = {
  readonly add: (finding: ExchangeFinding) => void;
  /** False where no failure of this time will be kept any more. */
  readonly mayKeep: (time: number) => boolean;
  readonly merge: (other: Pick<Exemplars, 'all'>) => void;
  readonly all: () => readonly ExchangeFinding[];
};

type Kept = { readonly finding: ExchangeFinding; readonly time: number; readonly draw: number };

/** `capacity` may become less, and never more. */
export function createExemplars(capacity: () => number): Exemplars {
  const kept: Kept[] = [];

  const lastOfAll = (): Kept | null => (kept.length < capacity() ? null : (kept[kept.length - 1] ?? null));

  const mayKeep = (time: number): boolean => {
    const last = lastOfAll();
    // What has no time is compared in full.
    return last === null || !(time > last.time);
  };

  const add = (finding: ExchangeFinding) => {
    const record = mainRecord(finding);
    // Of failures nearly all come too late, which their time alone shows.
    if (finding.verdict !== 'undecided' && record.time !== null && !mayKeep(record.time)) return;
    const last = lastOfAll();
    const one: Kept = { finding, time: timeOf(record), draw: drawOf(record) };
    if (last !== null && compare(one, last) >= 0) return;
    let position = kept.length;
    while (position > 0 && compare(one, kept[position - 1] as Kept) < 0) position--;
    kept.splice(position, 0, one);
    if (kept.length > capacity()) kept.length = capacity();
  };

  return {
    add,
    mayKeep,
    merge(other) {
      for (const finding of other.all()) add(finding);
    },
    all: () => kept.slice(0, capacity()).map(({ finding }) => finding),
  };
}

function compare(a: Kept, b: Kept): number {
  if (a.finding.verdict === 'undecided' && b.finding.verdict === 'undecided' && a.draw !== b.draw) {
    return a.draw - b.draw;
  }
  if (a.time !== b.time) return a.time - b.time;
  return compareSources(mainRecord(a.finding).source, mainRecord(b.finding).source);
}

/** What has no time stands last. */
function timeOf({ time }: HttpRecord): number {
  return time === null || Number.isNaN(time) ? Number.MAX_VALUE : time;
}

function drawOf({ time, client, url, status, requestHeaders }: HttpRecord): number {
  let hash = Math.imul(hashText(url) ^ (status ?? 0), 0x85ebca6b);
  hash = Math.imul(hash ^ hashText(client ?? '') ^ ((time ?? 0) / 1000), 0xc2b2ae35);
  for (const [, value] of requestHeaders.lines) hash = Math.imul(hash ^ value.length, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
