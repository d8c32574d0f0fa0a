import { slotMask } from './line-notes.js';
import { unknown } from './prefix.js';

/**
 * Which line of a block was the last of any client that shares some bits of its hash with this one. Looked up for each
 * accepted preflight: most of their clients have not been here just before, and a thousand lines need not be gone through.
 */
export type LastOfSlots = {
  /** Another block. */
  readonly begin: () => void;
  /** The last line up to `latest`, by its index; -1 for none. `latest` never goes down. See `LineIndex.entries`. */
  readonly find: (entries: Int32Array, latest: number, hash: number) => number;
};

export function createLastOfSlots(): LastOfSlots {
  const lastOf = new Int32Array(slotMask + 1);
  let read = 0;
  return {
    begin() {
      lastOf.fill(-1);
      read = 0;
    },
    find(entries, latest, hash) {
      let line = read;
      for (; line <= latest; line++) {
        const known = entries[line * 2 + 1] as number;
        if (known !== unknown) lastOf[known & slotMask] = line;
      }
      read = line;
      return lastOf[hash & slotMask] as number;
    },
  };
}
