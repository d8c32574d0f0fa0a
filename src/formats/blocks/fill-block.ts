import { readSync } from 'node:fs';
import type { Place } from './block-memory.js';
import type { BlockRing, Found } from './block-ring.js';
import type { LineIndex } from './line-index.js';

/** Where in a file the first block begins, and where the last one ends. */
export type FilePart = { readonly fd: number; readonly start: number; readonly end: number };

/** Finds the lines of a block of this length, and what is known of them. */
export type Scan = (place: Place, length: number) => Found;

/** Reads claimed blocks into their places, and finds their lines. */
export type BlockFiller = {
  /** Of the file; the last may be shorter than the others. */
  readonly blocks: number;
  /** Fills the next block that nobody has; false where there is none, or no place for it. */
  readonly fill: () => boolean;
};

export function createBlockFiller(ring: BlockRing, { fd, start, end }: FilePart, scan: Scan): BlockFiller {
  const { blockSize } = ring;
  const blocks = Math.max(0, Math.ceil((end - start) / blockSize));
  return {
    blocks,
    fill() {
      const block = ring.claim(blocks);
      if (block === null) return false;
      const position = start + block * blockSize;
      const place = ring.place(block);
      const length = Math.min(blockSize, end - position);
      const isWhole = readWhole(fd, place.bytes.subarray(0, length), position);
      ring.publish(block, isWhole ? scan(place, length) : null);
      return true;
    },
  };
}

/** What a reader is told of a block. */
export function lineIndexOf({ from, count, events }: Found, place: Place): LineIndex {
  return { from, count, entries: place.lines, events: place.events, eventCount: events };
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
