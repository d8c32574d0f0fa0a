import { Memory, type WasmMemory } from '../web-assembly.js';
import { eventSize } from './line-events.js';

/**
 * Memory in which compiled code looks through blocks of a log: first that code's own, then some for each thread, then
 * places for blocks with what is found in them. As it is handed to another thread.
 */
export type SharedMemory = {
  readonly memory: WasmMemory;
  readonly threads: number;
  readonly places: number;
  readonly blockSize: number;
};

/** A place for a block: its bytes, its lines and its events; and where in the memory those begin. */
export type Place = {
  readonly bytes: Buffer;
  readonly lines: Int32Array;
  readonly events: Int32Array;
  readonly bytesAt: number;
  readonly linesAt: number;
  readonly eventsAt: number;
};

export type BlockMemory = {
  readonly memory: WasmMemory;
  /** Where the memory of a thread begins. */
  readonly own: (thread: number) => number;
  readonly place: (index: number) => Place;
};

const page = 64 * 1024;
/** What the compiled code has for itself; see its `memory.ts`. */
const ofCode = page;
export const ofThread = 272 * 1024;
/** Lines are found in a block for as long as they have so many bytes each; those of a usual log have seven times as many. */
const shortLine = 32;
/** Events are found in a block for as long as there is one for so many bytes. */
const bytesOfEvent = 512;
/** A little may be read behind the last line of a block. */
const padding = 64;

const numberSize = Int32Array.BYTES_PER_ELEMENT;
const linesSize = (blockSize: number) => 2 * Math.ceil(blockSize / shortLine) * numberSize;
const eventsSize = (blockSize: number) => eventSize * Math.ceil(blockSize / bytesOfEvent) * numberSize;
const bytesSize = (blockSize: number) => Math.ceil((blockSize + padding) / 8) * 8;
const placeSize = (blockSize: number) => bytesSize(blockSize) + linesSize(blockSize) + eventsSize(blockSize);

/** What lies across the border of two blocks takes the long way, so they are large; but each takes its memory. */
export const usualBlockSize = 2 << 20;

/**
 * V8 sets aside gigabytes of addresses for such memory, however small it is.
 * @returns null where a process may not have so many (`ulimit -v`)
 */
export function tryShareMemory(threads: number, places: number): SharedMemory | null {
  try {
    return shareMemory(threads, places);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function shareMemory(threads: number, places: number, blockSize = usualBlockSize): SharedMemory {
  const size = ofCode + threads * ofThread + places * placeSize(blockSize);
  const pages = Math.ceil(size / page);
  return { memory: new Memory({ initial: pages, maximum: pages, shared: true }), threads, places, blockSize };
}

export function blockMemory({ memory, threads, blockSize }: SharedMemory): BlockMemory {
  const { buffer } = memory;
  return {
    memory,
    own: (thread) => ofCode + thread * ofThread,
    place(index) {
      const bytesAt = ofCode + threads * ofThread + index * placeSize(blockSize);
      const linesAt = bytesAt + bytesSize(blockSize);
      const eventsAt = linesAt + linesSize(blockSize);
      return {
        bytes: Buffer.from(buffer, bytesAt, blockSize),
        lines: new Int32Array(buffer, linesAt, linesSize(blockSize) / numberSize),
        events: new Int32Array(buffer, eventsAt, eventsSize(blockSize) / numberSize),
        bytesAt,
        linesAt,
        eventsAt,
      };
    },
  };
}
