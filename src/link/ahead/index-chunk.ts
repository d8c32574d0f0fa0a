import { blockMemory, tryShareMemory, usualBlockSize } from '../../formats/blocks/block-memory.js';
import { lineIndexOf } from '../../formats/blocks/fill-block.js';
import type { LineIndex } from '../../formats/blocks/line-index.js';
import type { Glance } from '../../formats/format.js';
import { lazily } from '../../model/lazily.js';
import { createScanner } from './scanner.js';

/** Finds in this thread what threads that read ahead would have found; valid until the next chunk. */
export type IndexChunk = (chunk: Uint8Array) => LineIndex | null;

/** A smaller chunk is no block: few conversations begin and end in it. */
const smallest = 16 * 1024;

/** Gives one for each source. It gives null for a chunk that is too small or too large, or where memory is short. */
export function createIndexChunks(windowMs: number): (glance: Glance) => IndexChunk {
  const made = lazily(make);
  return (glance) => {
    const tools = made.get();
    if (tools === null) return () => null;
    const { place, scanner } = tools;
    const scan = scanner.lookFor(glance, windowMs);
    return (chunk) => {
      if (chunk.length < smallest || chunk.length > usualBlockSize) return null;
      place.bytes.set(chunk);
      return lineIndexOf(scan(place, chunk.length), place);
    };
  };
}

/** One for all sources, for V8 sets aside many addresses for it. */
function make() {
  const shared = tryShareMemory(1, 1);
  if (shared === null) return null;
  const memory = blockMemory(shared);
  return { place: memory.place(0), scanner: createScanner(memory, 0) };
}
