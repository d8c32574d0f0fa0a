import { type BlockMemory, ofThread } from '../../formats/blocks/block-memory.js';
import type { Scan } from '../../formats/blocks/fill-block.js';
import { eventSize } from '../../formats/blocks/line-events.js';
import type { Glance } from '../../formats/format.js';
import { Instance, Module } from '../../formats/web-assembly.js';
import { timeLimits } from '../time-limits.js';
import { scannerCode } from './scanner-code.js';
import { writeShape } from './write-shape.js';

/**
 * Looks through blocks of lines: compiled code finds where the lines end, of whose client they are, and which of them
 * are conversations. Its source is in assembly/.
 */
export type Scanner = {
  /** For lines of a format, whose requests come within this window behind their preflights. */
  readonly lookFor: (glance: Glance, windowMs: number) => Scan;
};

type Exports = {
  readonly sizeOfOwn: () => number;
  readonly liveAt: (at: number) => void;
  readonly scan: (...places: readonly [number, number, number, number, number, number]) => number;
  readonly linesFrom: () => number;
  readonly eventsFound: () => number;
};

/** One for each thread, which counts those that share the memory. */
export function createScanner({ memory, own }: BlockMemory, thread: number): Scanner {
  const module = new Module(Buffer.from(scannerCode, 'base64'));
  const exports = new Instance(module, { env: { memory } }).exports as Exports;
  const { scan, linesFrom, eventsFound } = exports;
  if (exports.sizeOfOwn() > ofThread) throw new RangeError('compiled code needs more memory than it is given');
  exports.liveAt(own(thread));
  /** What the compiled code was told last. */
  let known: Uint8Array | null = null;
  return {
    lookFor(glance, windowMs) {
      const shape = writeShape(glance, timeLimits(windowMs));
      return ({ bytesAt, linesAt, eventsAt, lines, events }, length) => {
        if (known !== shape) Buffer.from(memory.buffer).set(shape, own(thread));
        known = shape;
        const count = scan(bytesAt, length, linesAt, lines.length / 2, eventsAt, Math.floor(events.length / eventSize));
        return { from: linesFrom(), count, events: eventsFound() };
      };
    },
  };
}
