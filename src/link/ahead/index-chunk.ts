import { compilePlainLines } from '../../formats/access-log/plain-lines.js';
import { compilePrefixHash } from '../../formats/access-log/prefix.js';
import { asBuffer } from '../../formats/apache-log-parser/log-parser.js';
import { eventSize } from '../../formats/blocks/line-events.js';
import { indexLines, type LineIndex } from '../../formats/blocks/line-index.js';
import type { Glance } from '../../formats/format.js';
import { createFindConversations } from './conversations.js';

/** A smaller chunk is no block: few conversations begin and end in it. */
const smallest = 16 * 1024;
/** Lines are found in a chunk for as long as they have so many bytes each; and events, for as long as so many come to one. */
const shortLine = 32;
const bytesOfEvent = 512;

/** Finds in this thread what threads that read ahead would have found; null for a chunk that is too small. */
export function createIndexChunk({ prefix, plain }: Glance, windowMs: number): (chunk: Uint8Array) => LineIndex | null {
  const hashPrefix = compilePrefixHash(prefix);
  const find = plain === null ? null : createFindConversations(compilePlainLines(plain), windowMs);
  let entries = new Int32Array(0);
  let events = new Int32Array(0);
  return (chunk) => {
    if (chunk.length < smallest) return null;
    const bytes = asBuffer(chunk);
    if (entries.length < (2 * bytes.length) / shortLine) {
      entries = new Int32Array(2 * Math.ceil(bytes.length / shortLine));
      events = new Int32Array(eventSize * Math.ceil(bytes.length / bytesOfEvent));
    }
    const found = { ...indexLines(bytes, hashPrefix, entries), entries };
    return { ...found, events, eventCount: find?.(bytes, found, events) ?? 0 };
  };
}
