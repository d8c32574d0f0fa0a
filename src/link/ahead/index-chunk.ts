import { blockMemory, shareMemory, usualBlockSize } from '../../formats/blocks/block-memory.js';
import { lineIndexOf } from '../../formats/blocks/fill-block.js';
import type { LineIndex } from '../../formats/blocks/line-index.js';
import type { Glance } from '../../formats/format.js';
import { createScanner } from './scanner.js';

/** A smaller chunk is no block: few conversations begin and end in it. */
const smallest = 16 * 1024;

/** Finds in this thread what threads that read ahead would have found; null for a chunk that is too small or large. */
export function createIndexChunk(glance: Glance, windowMs: number): (chunk: Uint8Array) => LineIndex | null {
  const memory = blockMemory(shareMemory(1, 1));
  const place = memory.place(0);
  const scan = createScanner(memory, 0).lookFor(glance, windowMs);
  return (chunk) => {
    if (chunk.length < smallest || chunk.length > usualBlockSize) return null;
    place.bytes.set(chunk);
    return lineIndexOf(scan(place, chunk.length), place);
  };
}
