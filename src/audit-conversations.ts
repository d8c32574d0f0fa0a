import { eventsOf } from './formats/blocks/block-events.js';
import { eventFields as at } from './formats/blocks/line-events.js';
import type { Block, Remembers, Taker } from './formats/format.js';
import type { LogLinker } from './link/linker.js';
import type { Finding } from './model/finding.js';
import { createPairIndex } from './model/pair-index.js';
import { createPatience } from './model/patience.js';
import { positionOf } from './model/source-ref.js';
import { type Alike, addAlike, alikeOf, mayAddAlike } from './summary/alike.js';
import type { Tally } from './summary/tally.js';

/** Counts conversations that were found before their lines are read, where they are of a kind that is known. */
export type Conversations = {
  /** Takes the lines of such conversations off the reader of a file. */
  readonly takerOf: (file: string) => (block: Block, remembers: Remembers) => Taker;
  /** Every finding: one that came of lines that were read shows what to count for others of its kind. */
  readonly learn: (finding: Finding) => void;
};

/** Kinds remembered: of each is known where it is counted. */
const mostKinds = 20_000;

/** Which finding shows what a kind is like, by the lines of its preflight and its request; -1: it has none. */
type Expected = {
  /** The hashes of the kind, which is not known yet. */
  readonly kind: number;
  readonly kindToo: number;
  readonly file: string;
  readonly preflight: number;
  readonly request: number;
};

/**
 * Nearly all preflights of a log are alike: answered well, and followed by their request, or refused for one reason.
 * Only times, clients and what varies in a path differ. The first of a kind goes the whole street; the others are
 * counted with it.
 */
export function createConversations(
  log: LogLinker,
  tally: Tally,
  { counted, isAnyoneElse }: { readonly counted: () => void; readonly isAnyoneElse: () => boolean },
): Conversations {
  const kinds: Alike[] = [];
  const indexOfKind = createPairIndex(mostKinds);
  let expected: Expected | null = null;
  const patience = createPatience();
  /** Where nothing comes again, what is remembered only keeps in memory what is counted nowhere else any more. */
  let isInVain = false;

  const learn = (finding: Finding) => {
    if (expected === null || finding.type !== 'preflight') return;
    isInVain = patience.isOver();
    if (isInVain) return;
    const { preflight, request } = finding.exchange;
    if (preflight === null) return;
    const isIt =
      preflight.source.file === expected.file &&
      positionOf(preflight.source) === expected.preflight &&
      (request === null ? -1 : positionOf(request.source)) === expected.request;
    const kind = isIt && kinds.length < mostKinds ? alikeOf(tally, finding) : null;
    if (kind === null) return;
    kinds[indexOfKind.add(expected.kind, expected.kindToo)] = kind;
    expected = null;
    patience.miss();
  };

  const takerOf = (file: string) => (block: Block, remembers: Remembers) => {
    if (isInVain && kinds.length > 0) {
      indexOfKind.clear();
      kinds.length = 0;
    }
    const events = eventsOf(block);
    const { numberAt, timeOf, preflightOf, isRefused, seenOf } = events;
    /** Whether each conversation is taken; undefined where it has not begun. */
    const taken: boolean[] = [];

    const indexOf = (event: number) => indexOfKind.find(numberAt(event, at.kind), numberAt(event, at.kindToo));

    /** Of the event that shows how a preflight went, its own where it was refused. */
    const mayCount = (event: number, preflight: number): boolean => {
      const index = indexOf(event);
      if (index === -1 || !mayAddAlike(tally, kinds[index] as Alike, seenOf(preflight))) return false;
      events.setNumber(event, at.note, index);
      patience.hit();
      return true;
    };

    const mayTake = (first: number): boolean => {
      if (isAnyoneElse()) return false;
      if (isRefused(first)) return mayCount(first, first);
      if (log.interest.hasOpenPreflight(numberAt(first, at.clientHash))) return false;
      for (let event = first; event >= 0; event = numberAt(event, at.next)) {
        if (!log.isUpToDate(timeOf(event))) return false;
        const preflight = preflightOf(event);
        if (preflight < 0 ? remembers(events.knownOf(event)) : !mayCount(event, preflight)) return false;
      }
      return true;
    };

    const count = (event: number, preflight: number) => {
      addAlike(tally, kinds[numberAt(event, at.note)] as Alike, seenOf(preflight));
      counted();
    };

    const pass = (event: number) => {
      const preflight = preflightOf(event);
      const slot = numberAt(event, at.activity);
      if (preflight >= 0) {
        log.passRequest(timeOf(event), slot, file, numberAt(event, at.isTelling) === 1);
        count(event, preflight);
        return;
      }
      log.passPreflight(timeOf(event), slot, file);
      if (isRefused(event)) count(event, event);
    };

    const showsKind = (event: number) => preflightOf(event) >= 0 || isRefused(event);

    const expectedOf = (event: number): Expected => {
      const preflight = preflightOf(event);
      const lines = preflight < 0 ? { preflight: event, request: -1 } : { preflight, request: event };
      return {
        kind: numberAt(event, at.kind),
        kindToo: numberAt(event, at.kindToo),
        file,
        preflight: events.lineOf(lines.preflight),
        request: lines.request < 0 ? -1 : events.lineOf(lines.request),
      };
    };

    let event = -1;
    return {
      next() {
        event++;
        expected = null;
        return event < events.count ? events.ordinalOf(event) : -1;
      },
      take() {
        const conversation = numberAt(event, at.conversation);
        taken[conversation] ??= mayTake(event);
        if (taken[conversation] === true) {
          pass(event);
          return true;
        }
        if (showsKind(event) && indexOf(event) === -1) expected = expectedOf(event);
        return false;
      },
    };
  };

  return { takerOf, learn };
}
