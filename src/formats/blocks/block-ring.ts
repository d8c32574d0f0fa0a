import { type BlockMemory, blockMemory, type Place, type SharedMemory } from './block-memory.js';

/**
 * Memory that threads share, and by which they agree who reads which block of a file. Each claims the next block that
 * nobody has, reads it into its place and finds its lines; one consumes the blocks in their order. No thread gets
 * further ahead of the consumer than there are places.
 */
export type BlockRing = {
  readonly shared: SharedBlocks;
  readonly memory: BlockMemory;
  /** In bytes. */
  readonly blockSize: number;
  /** Nobody may be reading. */
  readonly begin: () => void;
  /** The next block that nobody has, for as long as there is a place for it; else null. */
  readonly claim: (blocks: number) => number | null;
  /** Waits until there may be a place for another block. False where there will be no more. Blocks the thread. */
  readonly awaitPlace: (blocks: number) => boolean;
  /** A claimed block is read; null: it could not be, at least not wholly. */
  readonly publish: (block: number, found: Found | null) => void;
  readonly state: (block: number) => 'pending' | 'ready' | 'failed';
  readonly found: (block: number) => Found;
  readonly place: (block: number) => Place;
  /** The consumer has no more use for the oldest block. */
  readonly release: () => void;
  /** Nobody shall claim any more. */
  readonly stop: () => void;
  /** The consumer asks to be told when a block is published: see `wasAsked`. */
  readonly ask: () => void;
  /** Whether the consumer asked since this was called last. */
  readonly wasAsked: () => boolean;
};

/** Of a block: where its lines begin, how many there are, and how many events. */
export type Found = { readonly from: number; readonly count: number; readonly events: number };

/** As it is handed to another thread. */
export type SharedBlocks = { readonly control: SharedArrayBuffer; readonly memory: SharedMemory };

const next = 0;
const released = 1;
const stopped = 2;
const asked = 3;
const asleep = 4;
const places = 5;
/** State of each place, and what was found. */
const slotSize = 4;

export function shareBlocks(memory: SharedMemory): SharedBlocks {
  return {
    control: new SharedArrayBuffer((places + slotSize * memory.places) * Int32Array.BYTES_PER_ELEMENT),
    memory,
  };
}

export function createBlockRing(shared: SharedBlocks): BlockRing {
  const control = new Int32Array(shared.control);
  const { places: count, blockSize } = shared.memory;
  const memory = blockMemory(shared.memory);
  const load = (index: number) => Atomics.load(control, index);
  const slot = (block: number) => places + slotSize * (block % count);
  const limit = (blocks: number) => (load(stopped) === 1 ? 0 : Math.min(blocks, load(released) + count));

  return {
    shared,
    memory,
    blockSize,
    begin() {
      for (let i = 0; i < control.length; i++) Atomics.store(control, i, 0);
    },
    claim(blocks) {
      for (let block = load(next); block < limit(blocks); block = load(next)) {
        if (Atomics.compareExchange(control, next, block, block + 1) === block) return block;
      }
      return null;
    },
    awaitPlace(blocks) {
      const seen = load(released);
      if (load(stopped) === 1 || load(next) >= blocks) return false;
      if (load(next) < seen + count) return true;
      Atomics.add(control, asleep, 1);
      Atomics.wait(control, released, seen);
      Atomics.sub(control, asleep, 1);
      return true;
    },
    publish(block, found) {
      const at = slot(block);
      Atomics.store(control, at + 1, found?.from ?? 0);
      Atomics.store(control, at + 2, found?.count ?? 0);
      Atomics.store(control, at + 3, found?.events ?? 0);
      Atomics.store(control, at, found === null ? -(block + 1) : block + 1);
    },
    state(block) {
      const state = load(slot(block));
      if (state === block + 1) return 'ready';
      return state === -(block + 1) ? 'failed' : 'pending';
    },
    found: (block) => ({ from: load(slot(block) + 1), count: load(slot(block) + 2), events: load(slot(block) + 3) }),
    place: (block) => memory.place(block % count),
    release() {
      const free = Atomics.add(control, released, 1) + 1 + count - load(next);
      // To wake a thread takes longer than a block: it shall find several places.
      if (load(asleep) > 0 && free >= count / 2) Atomics.notify(control, released);
    },
    stop() {
      Atomics.store(control, stopped, 1);
      // Who waits for a place looks again.
      Atomics.add(control, released, 1);
      Atomics.notify(control, released);
    },
    ask: () => void Atomics.store(control, asked, 1),
    wasAsked: () => Atomics.exchange(control, asked, 0) === 1,
  };
}
