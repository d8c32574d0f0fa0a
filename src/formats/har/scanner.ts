import { Instance, Module } from '../web-assembly.js';
import { describeShape } from './describe-shape.js';
import { scannerCode } from './scanner-code.js';

/**
 * Finds where strings, values and entries end, in a chunk that `load` has brought to where it is compiled code that
 * looks at it, sixteen bytes at a time. Nearly all bytes of a HAR are looked at here and nowhere else. The source is in
 * assembly/.
 */
export type Scanner = {
  /**
   * Copies a chunk, behind what was left of the last one, to where it can be scanned, and hands out the copy; the one
   * before it is overwritten.
   */
  readonly load: (bytes: Uint8Array, left?: Uint8Array) => Buffer;
  /** The index of the quote that closes the string, or -1; `from` must not stand on an escaped byte. */
  readonly stringEnd: (from: number, end: number) => number;
  /** The index of the next byte that is no white space; `end` where there is none. */
  readonly skipSpace: (from: number, end: number) => number;
  /** The index behind the literal that begins at `from`, or -1 where it is none or may go on in the next chunk. */
  readonly literalEnd: (from: number, end: number) => number;
  /**
   * The index behind the object or array that begins at `from`, or -1 where it does not end in this chunk, is nested
   * deeply, or is no JSON. `passed` tells of a whole one.
   */
  readonly containerEnd: (from: number, end: number) => number;
  /** The same for an entry; where nobody wants it, those that follow are passed too, as far as nobody wants them. */
  readonly entriesEnd: (from: number, end: number) => number;
  readonly passed: () => Passed;
  /** What is needed of the entry at `from`, of which `containerEnd` has found the end; null where it is unusual. */
  readonly condense: (from: number, end: number) => Condensed | null;
  /** The text of the entry that was condensed last, without its body, its headers and what nobody needs. */
  readonly condensedText: () => string;
  /** Its headers, as `known-headers` reads them, which it must from now on; empty where it has none. */
  readonly condensedHeaders: () => string;
};

/** What is left of an entry. */
export type Condensed = {
  /**
   * Shared by entries of which nothing differs that is needed but what stands in `url` and `startedDateTime`, and
   * between their quotes is as it stands there; 0 where no other is known to be like it.
   */
  readonly kind: number;
  readonly urlFrom: number;
  readonly urlTo: number;
  readonly startedFrom: number;
  readonly startedTo: number;
  /** Where its body stands between its quotes; -1 where it has none. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
};

/** What was passed on the way to the end of the last container. Without an entry, only line feeds are counted. */
export type Passed = {
  readonly entries: number;
  readonly lineFeeds: number;
  /** Where the last of them stands. */
  readonly lastLineFeed: number;
  /** What tells whether anybody wants the last entry, as bits (see `relevance`). */
  readonly seen: number;
};

type Exports = Pick<Scanner, 'stringEnd' | 'skipSpace' | 'literalEnd' | 'containerEnd' | 'entriesEnd'> & {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly forgetEntry: () => void;
  readonly keepHeaders: () => void;
  readonly condense: (from: number, end: number, to: number) => number;
};

/** As in assembly/bytes.ts, and how far the code may read behind the chunk. */
const resultsStart = 2048;
const shapeStart = 8320;
const chunkStart = 320_576;
const padding = 64;
const page = 64 * 1024;
const quote = 0x22;
const nothing = new Uint8Array(0);

/** A process may not have as many addresses as V8 sets aside for the memory of compiled code; one sentence. */
export class TooFewAddressesError extends Error {
  override readonly name = 'TooFewAddressesError';
}

const tooFew =
  'reading a recording takes 10 GB of addresses, of which it uses little, and this process may not have so many: ' +
  'raise its bound (ulimit -v), or set NODE_OPTIONS=--disable-wasm-trap-handler';

let compiled: object | null = null;

function instantiate(module: object): Exports {
  try {
    return new Instance(module).exports as Exports;
  } catch (error) {
    throw error instanceof RangeError ? new TooFewAddressesError(tooFew) : error;
  }
}

export function createScanner(): Scanner {
  compiled ??= new Module(Buffer.from(scannerCode, 'base64'));
  const exports = instantiate(compiled);
  const { memory, stringEnd, skipSpace, literalEnd, containerEnd, entriesEnd, condense } = exports;
  let bytes = Buffer.from(memory.buffer);
  let condensedAt = 0;
  bytes.set(describeShape(), shapeStart);
  const condensedEnd = (): number => chunkStart + bytes.readInt32LE(resultsStart + 16);
  return {
    load(chunk, left = nothing) {
      const length = left.length + chunk.length;
      const end = chunkStart + length;
      // What is condensed stands behind the chunk; the numbers of its headers' slots may make it somewhat larger.
      const needed = end + 2 * length + 2 * padding;
      if (needed > bytes.length) {
        memory.grow(Math.ceil((needed - bytes.length) / page));
        bytes = Buffer.from(memory.buffer);
      }
      condensedAt = length + padding;
      exports.forgetEntry();
      bytes.set(left, chunkStart);
      bytes.set(chunk, chunkStart + left.length);
      // Every search ends at a quote, so that none has to ask at each step whether the chunk is over.
      bytes.fill(quote, end, end + padding);
      return bytes.subarray(chunkStart, end);
    },
    stringEnd,
    skipSpace,
    literalEnd,
    containerEnd,
    entriesEnd,
    passed: () => ({
      lineFeeds: bytes.readInt32LE(resultsStart),
      lastLineFeed: bytes.readInt32LE(resultsStart + 4),
      seen: bytes.readInt32LE(resultsStart + 8),
      entries: bytes.readInt32LE(resultsStart + 36),
    }),
    condense(from, end) {
      if (condense(from, end, condensedAt) === 0) return null;
      return {
        // As many bits as a number holds.
        kind: bytes.readUInt32LE(resultsStart + 44) * 0x200000 + (bytes.readInt32LE(resultsStart + 40) >>> 11),
        urlFrom: bytes.readInt32LE(resultsStart + 48),
        urlTo: bytes.readInt32LE(resultsStart + 52),
        startedFrom: bytes.readInt32LE(resultsStart + 56),
        startedTo: bytes.readInt32LE(resultsStart + 60),
        bodyFrom: bytes.readInt32LE(resultsStart + 24),
        bodyTo: bytes.readInt32LE(resultsStart + 28),
      };
    },
    condensedText: () => bytes.toString('utf8', chunkStart + condensedAt, condensedEnd()),
    condensedHeaders() {
      exports.keepHeaders();
      return bytes.toString('utf8', condensedEnd(), chunkStart + bytes.readInt32LE(resultsStart + 20));
    },
  };
}

let ofChunks: Scanner | null = null;
let ofEntries: Scanner | null = null;

/** The one for the chunk at hand. All readers share it: each has done with a chunk before another begins. */
export function chunkScanner(): Scanner {
  ofChunks ??= createScanner();
  return ofChunks;
}

/** Another one, for an entry by itself while the chunk is at hand. */
export function entryScanner(): Scanner {
  ofEntries ??= createScanner();
  return ofEntries;
}
