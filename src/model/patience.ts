/** Says whether it pays to remember things: in some logs nothing comes again, and looking it up is lost time. */
export type Patience = {
  /** For a while after too many misses. */
  readonly isOver: () => boolean;
  readonly hit: () => void;
  readonly miss: () => void;
};

/** So many more misses than hits, and it is not tried again for so many times. */
const mostMisses = 4000;
const pause = 40_000;

export function createPatience(): Patience {
  let misses = 0;
  let left = 0;
  return {
    isOver() {
      if (left === 0) return false;
      left--;
      return true;
    },
    hit() {
      if (misses > 0) misses--;
    },
    miss() {
      if (++misses < mostMisses) return;
      misses = 0;
      left = pause;
    },
  };
}
