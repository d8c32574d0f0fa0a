import { eventFields as at, eventSize } from './formats/blocks/line-events.js';
import type { LineIndex } from './formats/blocks/line-index.js';
import type { Remembers, Taker } from './formats/format.js';
import type { LogLinker } from './link/linker.js';
import type { Finding } from './model/finding.js';
import { positionOf } from './model/source-ref.js';
import { type Alike, addAlike, alikeOf } from './summary/alike.js';
import type { Tally } from './summary/tally.js';

/** Counts conversations that were found before their lines are read, where they are of a kind that is known. */
export type Conversations = {
  /** Takes the lines of such conversations off the reader of a file. */
  readonly takerOf: (file: string) => (index: LineIndex, linesBefore: number, remembers: Remembers) => Taker;
  /** Every finding: one that came of lines that were read shows what to count for others of its kind. */
  readonly learn: (finding: Finding) => void;
};

/** Kinds remembered: of each is known where it is counted. */
const mostKinds = 20_000;

type Expected = { readonly key: number; readonly file: string; readonly preflight: number; readonly request: number };

/**
 * Nearly all preflights of a log are answered well, and followed by their request; of those that are alike only times
 * and clients differ. The first of a kind goes the whole street; the others are counted with it.
 */
export function createConversations(
  log: LogLinker,
  tally: Tally,
  { counted, isAnyoneElse }: { readonly counted: () => void; readonly isAnyoneElse: () => boolean },
): Conversations {
  const kinds: Alike[] = [];
  const indexOfKind = new Map<number, number>();
  let expected: Expected | null = null;

  const learn = (finding: Finding) => {
    if (expected === null || finding.type !== 'preflight') return;
    const { preflight, request } = finding.exchange;
    if (preflight === null || request === null) return;
    const isIt =
      preflight.source.file === expected.file &&
      positionOf(preflight.source) === expected.preflight &&
      positionOf(request.source) === expected.request;
    const kind = isIt && kinds.length < mostKinds ? alikeOf(tally, finding) : null;
    if (kind !== null) indexOfKind.set(expected.key, kinds.push(kind) - 1);
  };

  const takerOf = (file: string) => (index: LineIndex, linesBefore: number, remembers: Remembers) => {
    const { events, eventCount } = index;
    /** Whether each conversation is taken; undefined where it has not begun. */
    const taken: boolean[] = [];

    const knownAt = (start: number) => ({
      ordinal: events[start + at.ordinal] as number,
      hash: events[start + at.clientHash] as number,
      wasSeen: events[start + at.wasSeen] === 1,
      targetStart: events[start + at.target] as number,
      targetEnd: events[start + at.target + 1] as number,
    });

    const mayTake = (first: number): boolean => {
      const hash = events[first * eventSize + at.clientHash] as number;
      if (isAnyoneElse() || log.interest.hasOpenPreflight(hash) || tally.repeats.follows(hash)) return false;
      for (let event = first; event >= 0; event = events[event * eventSize + at.next] as number) {
        const start = event * eventSize;
        if (!log.isUpToDate((events[start + at.seconds] as number) * 1000)) return false;
        if ((events[start + at.preflight] as number) >= 0) {
          const kind = indexOfKind.get(keyOf(events, event));
          if (kind === undefined) return false;
          events[start + at.note] = kind;
        } else if (remembers(knownAt(start))) return false;
      }
      return true;
    };

    const pass = (start: number, preflight: number) => {
      const time = (events[start + at.seconds] as number) * 1000;
      const activity = events[start + at.activity] as number;
      if (preflight < 0) return log.passPreflight(time, activity, file);
      log.passRequest(time, activity, file, events[start + at.isTelling] === 1);
      const kind = kinds[events[start + at.note] as number] as Alike;
      const asked = preflight * eventSize;
      addAlike(tally, kind, {
        time: (events[asked + at.seconds] as number) * 1000,
        clientHash: events[asked + at.clientHash] as number,
        size: events[asked + at.size] as number,
      });
      counted();
    };

    const numberOf = (event: number) => linesBefore + 1 + (events[event * eventSize + at.ordinal] as number);

    let event = -1;
    return {
      next() {
        event++;
        expected = null;
        return event < eventCount ? (events[event * eventSize + at.ordinal] as number) : -1;
      },
      take() {
        const start = event * eventSize;
        const conversation = events[start + at.conversation] as number;
        const preflight = events[start + at.preflight] as number;
        taken[conversation] ??= mayTake(event);
        if (taken[conversation] === true) {
          pass(start, preflight);
          return true;
        }
        if (preflight >= 0) {
          expected = { key: keyOf(events, event), file, preflight: numberOf(preflight), request: numberOf(event) };
        }
        return false;
      },
    };
  };

  return { takerOf, learn };
}

/** Of both hashes as many bits as a number holds. */
function keyOf(events: Int32Array, event: number): number {
  const start = event * eventSize;
  return ((events[start + at.kind] as number) >>> 0) * 0x200000 + ((events[start + at.kindToo] as number) >>> 11);
}
