import type { FileHandle } from 'node:fs/promises';
import { notePartial, type ReadRest, type SourceCondition } from './source.js';

/** What is needed of an open file. */
export type ReadableFile = Pick<FileHandle, 'close' | 'fd'> & {
  readonly read: (
    buffer: Buffer,
    offset: number,
    length: number,
    place: number | null,
  ) => Promise<{ readonly bytesRead: number }>;
};

const usualChunkSize = 1024 * 1024;

/** How large the next chunks may be, which is known when it is known what they hold. */
export function createChunkSize(): { readonly get: () => number; readonly set: (size: number) => void } {
  let chunkSize = usualChunkSize;
  return {
    get: () => chunkSize,
    set(size) {
      chunkSize = size;
    },
  };
}

/**
 * The bytes of an open file, which is closed at the end. Two buffers take turns, so that the disk reads ahead while the
 * last chunk is looked at, and nothing is copied or allocated on the way.
 * `restBy` is asked after each chunk who reads the rest; null: nobody else. `chunkSize` is asked how large the next one
 * may be.
 */
export async function* readFile(
  file: ReadableFile,
  sizeAtOpening: number | null,
  condition: SourceCondition,
  restBy: () => ReadRest | null = () => null,
  chunkSize: () => number = () => usualChunkSize,
): AsyncGenerator<Uint8Array> {
  let current = Buffer.allocUnsafeSlow(usualChunkSize);
  let ahead = Buffer.allocUnsafeSlow(usualChunkSize);
  // Where it stands, which a pipe cannot change.
  let place: () => number | null = () => null;
  let reading = readInto(file, current, place());
  try {
    for (;;) {
      const read = await reading;
      if (typeof read !== 'number') {
        notePartial(condition, `reading stopped after ${condition.bytesRead} bytes: ${read.reason}`);
        return;
      }
      if (read === 0) break;
      condition.bytesRead += read;
      if (ahead.length < chunkSize()) ahead = Buffer.allocUnsafeSlow(chunkSize());
      reading = readInto(file, ahead, place());
      yield current.subarray(0, read);
      [current, ahead] = [ahead, current];
      const rest = sizeAtOpening === null ? null : restBy();
      if (rest === null) continue;
      await reading;
      place = () => condition.bytesRead;
      for await (const chunk of rest({ fd: file.fd, start: condition.bytesRead, size: sizeAtOpening ?? 0 })) {
        condition.bytesRead += chunk.length;
        yield chunk;
      }
      reading = readInto(file, current, place());
    }
    if (sizeAtOpening !== null && condition.bytesRead < sizeAtOpening) {
      const share = `${condition.bytesRead} of ${sizeAtOpening} bytes`;
      notePartial(condition, `the file shrank while it was read: ${share} were left`);
    }
  } finally {
    await reading;
    await file.close();
  }
}

/** Never rejects, for it may go unobserved. */
async function readInto(
  file: ReadableFile,
  buffer: Buffer,
  place: number | null,
): Promise<number | { readonly reason: string }> {
  try {
    return (await file.read(buffer, 0, buffer.length, place)).bytesRead;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
