import { readSync } from 'node:fs';
import { compilePrefixHash, type PrefixHash, type PrefixShape } from '../access-log/prefix.js';
import type { BlockRing, Found } from './block-ring.js';
import { type IndexedLines, indexLines } from './line-index.js';

/** What a thread must know to read blocks of a file. */
export type BlockTask = {
  readonly fd: number;
  /** Where in the file the first block begins, and where the last one ends. */
  readonly start: number;
  readonly end: number;
  readonly prefix: PrefixShape;
};

/** What is found of lines beyond where they stand: writes events, and gives their number. */
export type LookThrough = (bytes: Buffer, lines: IndexedLines, events: Int32Array) => number;

/** Reads claimed blocks into their places, and finds their lines. */
export type BlockFiller = {
  /** Of the file; the last may be shorter than the others. */
  readonly blocks: number;
  /** Fills the next block that nobody has; false where there is none, or no place for it. */
  readonly fill: () => boolean;
};

export function createBlockFiller(
  ring: BlockRing,
  { fd, start, end, prefix }: BlockTask,
  lookThrough: LookThrough,
): BlockFiller {
  const hashPrefix: PrefixHash = compilePrefixHash(prefix);
  const { blockSize } = ring;
  const blocks = Math.max(0, Math.ceil((end - start) / blockSize));
  const look = (block: number, bytes: Buffer): Found => {
    const entries = ring.entries(block);
    const found = indexLines(bytes, hashPrefix, entries);
    return { ...found, events: lookThrough(bytes, { ...found, entries }, ring.events(block)) };
  };
  return {
    blocks,
    fill() {
      const block = ring.claim(blocks);
      if (block === null) return false;
      const position = start + block * blockSize;
      const bytes = ring.bytes(block).subarray(0, Math.min(blockSize, end - position));
      ring.publish(block, readWhole(fd, bytes, position) ? look(block, bytes) : null);
      return true;
    },
  };
}

/** False where the file ends before, or cannot be read: whoever reads on from there will see why. */
function readWhole(fd: number, bytes: Buffer, position: number): boolean {
  let length = 0;
  while (length < bytes.length) {
    const read = tryRead(fd, bytes, length, position + length);
    if (read === 0) return false;
    length += read;
  }
  return true;
}

function tryRead(fd: number, bytes: Buffer, offset: number, position: number): number {
  try {
    return readSync(fd, bytes, offset, bytes.length - offset, position);
  } catch {
    return 0;
  }
}
