import zlib from 'node:zlib';
import { type ByteQueue, byteQueue } from './byte-queue.js';
import { closable } from './closable.js';
import { detectContainer } from './container.js';
import { gunzip } from './gzip.js';
import { bombNote, type Decoder, type Growth, type InflateEnd, inflateStream } from './inflate-stream.js';
import { readAhead } from './read-ahead.js';
import { addNote, notePartial, type SourceCondition } from './source.js';

const outputSize = 256 * 1024;

export type Compression = 'gzip' | 'zlib' | 'zstd' | 'deflate';

/** The content of a compressed stream; a cut or damaged one gives what comes before, and a note. Never throws. */
export function decompress(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
  condition: SourceCondition,
): AsyncIterable<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const unpacked = readAhead(decompressAll(iterator, compression, condition));
  return closable(unpacked, () => iterator.return?.());
}

async function* decompressAll(
  iterator: AsyncIterator<Uint8Array>,
  compression: Compression,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array> {
  const input = byteQueue(iterator);
  try {
    if (compression === 'gzip') yield* gunzip(input, condition);
    else yield* inflateAll(input, compression, condition);
  } finally {
    await iterator.return?.();
  }
}

async function* inflateAll(
  input: ByteQueue,
  compression: Exclude<Compression, 'gzip'>,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array> {
  const growth: Growth = { compressed: 0, produced: 0 };
  let end: InflateEnd;
  do {
    end = yield* inflateStream(input, createDecoder(compression), growth);
    // Before Node 26 a decoder stops at the end of a zstd frame; files of several are common.
  } while (end.kind === 'complete' && compression === 'zstd' && detectContainer(await input.peek(4)) === 'zstd');
  const at = input.position();
  if (end.kind === 'cut') notePartial(condition, `the ${compression} data ends early, at byte ${at}`);
  else if (end.kind === 'bomb') notePartial(condition, bombNote);
  else if (end.kind === 'damaged') {
    notePartial(condition, `the ${compression} data is damaged near byte ${at} (${end.reason})`);
  } else if ((await input.peek(1)).length > 0) {
    addNote(condition, `bytes from ${at} on that are not ${compression} data were left out`);
  }
}

/** Whether this Node can read zstd: from 22.15 and 23.8 on. */
export const zstdIsSupported = typeof Reflect.get(zlib, 'createZstdDecompress') === 'function';

function createDecoder(compression: Exclude<Compression, 'gzip'>): Decoder {
  if (compression === 'zlib') return zlib.createInflate({ chunkSize: outputSize });
  if (compression === 'deflate') return zlib.createInflateRaw({ chunkSize: outputSize });
  // The types are those of the oldest Node that is supported, which has no zstd.
  const create: (options: zlib.ZlibOptions) => Decoder = Reflect.get(zlib, 'createZstdDecompress');
  return create({ chunkSize: outputSize });
}
