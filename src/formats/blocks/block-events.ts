import type { SeenPreflight } from '../../model/seen-preflight.js';
import type { Block, Known } from '../format.js';
import { eventFields as at, eventSize } from './line-events.js';

/**
 * What is known of some lines of a block before anybody reads them. An event is named by its index, in the order of the
 * lines; -1 stands for none.
 */
export type BlockEvents = {
  readonly count: number;
  /** Its line, among those that were found in the block. */
  readonly ordinalOf: (event: number) => number;
  /** Its line in the source, numbered from one. */
  readonly lineOf: (event: number) => number;
  /** Milliseconds since the epoch. */
  readonly timeOf: (event: number) => number;
  /** Of a request: the event of the preflight that announced it; -1 for a preflight. */
  readonly preflightOf: (event: number) => number;
  readonly isRefused: (event: number) => boolean;
  /** What else stands in it: a place of `eventFields`. */
  readonly numberAt: (event: number, field: number) => number;
  readonly setNumber: (event: number, field: number, value: number) => void;
  /** Of a preflight, and only until the next is asked for. */
  readonly seenOf: (preflight: number) => SeenPreflight;
  /** Of a preflight, and only until the next is asked for. */
  readonly knownOf: (preflight: number) => Known;
};

export function eventsOf({ bytes, index, linesBefore }: Block): BlockEvents {
  const { events, eventCount } = index;

  const numberAt = (event: number, field: number) => events[event * eventSize + field] as number;
  const textAt = (event: number, field: number) =>
    bytes.toString('latin1', numberAt(event, field), numberAt(event, field + 1));
  const timeOf = (event: number) => numberAt(event, at.seconds) * 1000;

  // One for all, for there are many: what stands in them is read at once.
  let shown = 0;
  const seen = {
    time: 0,
    clientHash: 0,
    size: 0,
    url: () => textAt(shown, at.target),
    client: () => textAt(shown, at.client),
  };
  const known = { ordinal: 0, hash: 0, wasSeen: false, targetStart: 0, targetEnd: 0 };

  return {
    count: eventCount,
    ordinalOf: (event) => numberAt(event, at.ordinal),
    lineOf: (event) => linesBefore + 1 + numberAt(event, at.ordinal),
    timeOf,
    preflightOf: (event) => numberAt(event, at.preflight),
    isRefused: (event) => numberAt(event, at.preflight) < 0 && numberAt(event, at.isAnswered) === 0,
    numberAt,
    setNumber(event, field, value) {
      events[event * eventSize + field] = value;
    },
    seenOf(preflight) {
      shown = preflight;
      seen.time = timeOf(preflight);
      seen.clientHash = numberAt(preflight, at.clientHash);
      seen.size = numberAt(preflight, at.size);
      return seen;
    },
    knownOf(preflight) {
      known.ordinal = numberAt(preflight, at.ordinal);
      known.hash = numberAt(preflight, at.clientHash);
      known.wasSeen = numberAt(preflight, at.wasSeen) === 1;
      known.targetStart = numberAt(preflight, at.target);
      known.targetEnd = numberAt(preflight, at.target + 1);
      return known;
    },
  };
}
