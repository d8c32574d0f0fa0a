import type { CutHeaders } from './cut-entry.js';
import { noHeadersCut } from './cut-entry.js';
import { addHeader, type HarHeader, type HarHeaders, noHeaders, readHarHeader } from './har-headers.js';
import type { Scanner } from './scanner.js';

/** Reads the headers of condensed entries, all of them and in the order of the input: later ones refer to earlier ones. */
export type KnownHeaders = { readonly read: (lists: string) => CutHeaders };

/**
 * What remembers the headers that come again in every entry: the scanner writes the number of a slot in their place, and
 * they need be read no more. A negative number says which slot the header behind it has taken, from -1 on; what was in
 * there still counts for the rest of the entry.
 */
export function createKnownHeaders(): KnownHeaders {
  const known: HarHeader[] = [];
  let taking: { readonly slot: number; readonly header: HarHeader }[] = [];

  function readList(list: readonly unknown[] | null): HarHeaders | null {
    if (list === null) return null;
    const headers = noHeaders();
    let slot = -1;
    for (let i = 0; i < list.length; i++) {
      const item = list[i];
      if (typeof item !== 'number') {
        const header = readHarHeader(item);
        addHeader(headers, header);
        if (slot !== -1) taking.push({ slot, header });
        slot = -1;
      } else if (item < 0) slot = -1 - item;
      else addHeader(headers, known[item] ?? unread);
    }
    return headers;
  }

  return {
    read(lists) {
      if (lists === '') return noHeadersCut;
      const [request = null, response = null]: readonly (readonly unknown[] | null)[] = JSON.parse(lists);
      const headers = { request: readList(request), response: readList(response) };
      for (const { slot, header } of taking) known[slot] = header;
      if (taking.length > 0) taking = [];
      return headers;
    },
  };
}

/** Never met, for a slot is taken before it is referred to. */
const unread: HarHeader = { line: null };

const ofScanners = new WeakMap<Scanner, KnownHeaders>();

/** The one that goes with a scanner, for both count on the same slots. */
export function knownHeadersOf(scanner: Scanner): KnownHeaders {
  const existing = ofScanners.get(scanner);
  if (existing !== undefined) return existing;
  const made = createKnownHeaders();
  ofScanners.set(scanner, made);
  return made;
}
