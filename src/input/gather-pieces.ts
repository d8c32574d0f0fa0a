import { largestPiece } from './pipe-pieces.js';
import type { Ended } from './pull.js';

/** The bytes from the beginning of a buffer to this length. */
export type Gathered = { readonly buffer: ArrayBuffer; readonly length: number };

/** Puts pieces together while nobody asks for them. Who is given a buffer gives it back. */
export type Gatherer = {
  /** False: there is no room for another piece until a buffer comes back. */
  readonly add: (piece: Uint8Array) => boolean;
  readonly end: (ended: Ended) => void;
  /** Gives what there is, or else whatever comes next, once. */
  readonly ask: () => void;
  readonly giveBack: (buffer: ArrayBuffer) => void;
};

/** What others like to look through at once. */
const usualSize = 2 << 20;
/** One that is looked at, one that waits, and one that is being filled. */
const bufferCount = 3;

export function createGatherer(give: (given: Gathered | Ended) => void, size = usualSize): Gatherer {
  const free = Array.from({ length: bufferCount }, () => new ArrayBuffer(size));
  const full: Gathered[] = [];
  let length = 0;
  let ended: Ended | null = null;
  let isAsked = false;

  /** Whatever is in the buffer that is being filled, which is the last of those that are free. */
  const takeLast = (): Gathered | null => {
    const buffer = length > 0 ? free.pop() : undefined;
    if (buffer === undefined) return null;
    const gathered = { buffer, length };
    length = 0;
    return gathered;
  };

  const answer = () => {
    const given = isAsked ? (full.shift() ?? takeLast() ?? ended) : null;
    if (given === null) return;
    isAsked = false;
    give(given);
  };

  return {
    add(piece) {
      const buffer = free[free.length - 1];
      if (buffer === undefined) throw new RangeError('there is no room for another piece');
      new Uint8Array(buffer).set(piece, length);
      length += piece.length;
      answer();
      const gathered = size - length < largestPiece ? takeLast() : null;
      if (gathered !== null) full.push(gathered);
      return free.length > 0;
    },
    end(how) {
      ended = how;
      answer();
    },
    ask() {
      isAsked = true;
      answer();
    },
    giveBack(buffer) {
      // Not behind the one that is being filled.
      free.unshift(buffer);
    },
  };
}
