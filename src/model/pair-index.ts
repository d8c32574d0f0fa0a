/**
 * Numbers what is known by two hashes of 32 bits, from 0 on. As a Map of one key for both would, but each look into it
 * touches one place of the memory, and makes no number that has to be put aside.
 */
export type PairIndex = {
  /** -1 where it is not known. */
  readonly find: (first: number, second: number) => number;
  /** It must not be known, and there must be room. */
  readonly add: (first: number, second: number) => number;
  readonly size: () => number;
  readonly clear: () => void;
};

const slotSize = 3;

/** @param most how many can be added */
export function createPairIndex(most: number): PairIndex {
  const slots = 2 ** Math.ceil(Math.log2(most * 2));
  const shift = 32 - Math.log2(slots);
  /** Of each slot both hashes, and the number from 1 on; 0: it is free. */
  const table = new Int32Array(slots * slotSize);
  // By chance, so that nobody can write a log whose hashes all come to one place.
  const [one, other] = [oddNumber(), oddNumber()];
  let size = 0;

  /** Where they stand, or would. */
  const placeOf = (first: number, second: number): number => {
    let slot = (Math.imul(first, one) + Math.imul(second, other)) >>> shift;
    for (;;) {
      const at = slot * slotSize;
      if (table[at + 2] === 0 || (table[at] === first && table[at + 1] === second)) return at;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
  };

  return {
    find: (first, second) => (table[placeOf(first, second) + 2] as number) - 1,
    add(first, second) {
      const at = placeOf(first, second);
      table[at] = first;
      table[at + 1] = second;
      table[at + 2] = ++size;
      return size - 1;
    },
    size: () => size,
    clear() {
      table.fill(0);
      size = 0;
    },
  };
}

function oddNumber(): number {
  return Math.floor(Math.random() * 2 ** 32) | 1;
}
