import { closable, closeInput } from './closable.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type DetectedEncoding = { readonly encoding: TextEncoding; readonly bomLength: number };

/** By byte order mark; UTF-16 without one by the zeros that every text of ours has beside its first letters. */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  if (isText(a) && b === 0 && isText(c) && d === 0) return { encoding: 'utf-16le', bomLength: 0 };
  if (a === 0 && isText(b) && c === 0 && isText(d)) return { encoding: 'utf-16be', bomLength: 0 };
  return { encoding: 'utf-8', bomLength: 0 };
}

function isText(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f);
}

/** The chunks as UTF-8 without a byte order mark. The first chunk must hold what `detectEncoding` has seen. */
export function toUtf8(chunks: AsyncIterable<Uint8Array>, detected: DetectedEncoding): AsyncIterable<Uint8Array> {
  const { encoding, bomLength } = detected;
  if (encoding === 'utf-8' && bomLength === 0) return chunks;
  const utf8 = encoding === 'utf-8' ? withoutBeginning(chunks, bomLength) : decode(chunks, encoding);
  return closable(utf8, () => closeInput(chunks));
}

async function* withoutBeginning(chunks: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const chunk of chunks) {
    yield left > 0 ? chunk.subarray(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}

async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: TextEncoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  const rest = decoder.decode();
  if (rest !== '') yield encoder.encode(rest);
}
