import type { Source } from '../../src/input/source.js';

/** A source that holds this text. */
export function textSource(name: string, text: string): Source {
  const bytes = Buffer.from(text);
  const condition = { bytesRead: bytes.length, partial: false, notes: [] };
  return { name, size: bytes.length, condition, bytes: chunksOf(bytes) };
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

const chunkSize = 1 << 19;
