import { scannerCode } from './scanner-code.js';

/**
 * Finds where strings, values and entries end, in a chunk that `load` has brought to where it is compiled code that
 * looks at it, sixteen bytes at a time. Nearly all bytes of a HAR are looked at here and nowhere else. The source is in
 * assembly/.
 */
export type Scanner = {
  /** Copies a chunk to where it can be scanned and hands out the copy; the one before it is overwritten. */
  readonly load: (bytes: Uint8Array) => Buffer;
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
  readonly containerEnd: (from: number, end: number, isEntry: boolean) => number;
  readonly passed: () => Passed;
};

/** What was passed on the way to the end of the last container. */
export type Passed = {
  readonly lineFeeds: number;
  /** Where the last of them stands. */
  readonly lastLineFeed: number;
  /** Of an entry: what tells whether anybody wants it, as bits (see `relevance`). */
  readonly seen: number;
};

type Exports = Pick<Scanner, 'stringEnd' | 'skipSpace' | 'literalEnd'> & {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly containerEnd: (from: number, end: number, isEntry: number) => number;
};

/** As in assembly/har: where the chunk begins, with three numbers before it, and how far the code may read behind it. */
const chunkStart = 1024;
const resultsAt = chunkStart - 16;
const padding = 64;
const page = 64 * 1024;
const quote = 0x22;

/** Node has it, but among the types it belongs to those of browsers. */
const { Module, Instance }: WebAssembly = Reflect.get(globalThis, 'WebAssembly');

type WebAssembly = {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
};

let compiled: object | null = null;

export function createScanner(): Scanner {
  compiled ??= new Module(Buffer.from(scannerCode, 'base64'));
  const { memory, stringEnd, skipSpace, literalEnd, containerEnd } = new Instance(compiled).exports;
  let bytes = Buffer.from(memory.buffer);
  return {
    load(chunk) {
      const end = chunkStart + chunk.length;
      if (end + padding > bytes.length) {
        memory.grow(Math.ceil((end + padding - bytes.length) / page));
        bytes = Buffer.from(memory.buffer);
      }
      bytes.set(chunk, chunkStart);
      // Every search ends at a quote, so that none has to ask at each step whether the chunk is over.
      bytes.fill(quote, end, end + padding);
      return bytes.subarray(chunkStart, end);
    },
    stringEnd,
    skipSpace,
    literalEnd,
    containerEnd: (from, end, isEntry) => containerEnd(from, end, isEntry ? 1 : 0),
    passed: () => ({
      lineFeeds: bytes.readInt32LE(resultsAt),
      lastLineFeed: bytes.readInt32LE(resultsAt + 4),
      seen: bytes.readInt32LE(resultsAt + 8),
    }),
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
