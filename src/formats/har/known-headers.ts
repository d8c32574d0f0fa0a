import { type HarHeader, type HarHeaders, headersOfItems, readHarHeader } from './har-headers.js';
import { parseStrictJson } from './parse-json.js';
import type { Scanner } from './scanner.js';

/** Reads lists of headers from the chunk of one scanner; null where it is to be read like everything else. */
export type KnownHeaders = {
  readonly read: (chunk: Buffer, from: number, end: number) => HarHeaders | null;
};

const slotCount = 1024;
const ofScanners = new WeakMap<Scanner, KnownHeaders>();

/**
 * What remembers the headers that come again in every entry: the scanner knows them by their bytes, and they need be
 * parsed no more. There is one of these for a scanner, since both count on the same slots.
 */
export function knownHeadersOf(scanner: Scanner): KnownHeaders {
  const existing = ofScanners.get(scanner);
  if (existing !== undefined) return existing;
  const made = createKnownHeaders(scanner);
  ofScanners.set(scanner, made);
  return made;
}

function createKnownHeaders(scanner: Scanner): KnownHeaders {
  const known: (HarHeader | undefined)[] = new Array(slotCount).fill(undefined);
  /** Of a list that is not gone through to its end, the scanner has remembered items that were not read here. */
  const giveUp = (): null => {
    known.fill(undefined);
    return null;
  };
  return {
    read(chunk, from, end) {
      const count = scanner.knownItems(from, end);
      if (count === -1) return giveUp();
      const items: HarHeader[] = [];
      for (let i = 0; i < count; i++) {
        const { slot, isKnown, begin, behind } = scanner.item(i);
        const remembered = isKnown ? known[slot] : undefined;
        const header = remembered ?? parse(chunk, begin, behind);
        if (header === null) return giveUp();
        if (slot !== -1) known[slot] = header;
        items.push(header);
      }
      return headersOfItems(items);
    },
  };
}

function parse(chunk: Buffer, begin: number, behind: number): HarHeader | null {
  const value = parseStrictJson(chunk.toString('utf8', begin, behind));
  return value === undefined ? null : readHarHeader(value);
}
