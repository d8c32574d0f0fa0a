import type { FileHandle } from 'node:fs/promises';
import { notePartial, type SourceCondition } from './source.js';

/** What is needed of an open file. */
export type ReadableFile = Pick<FileHandle, 'read' | 'close'>;

const chunkSize = 512 * 1024;

/**
 * The bytes of an open file, which is closed at the end. Two buffers take turns, so that the disk reads ahead while the
 * last chunk is looked at, and nothing is copied or allocated on the way.
 */
export async function* readFile(
  file: ReadableFile,
  sizeAtOpening: number | null,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array> {
  let current = Buffer.allocUnsafeSlow(chunkSize);
  let ahead = Buffer.allocUnsafeSlow(chunkSize);
  let reading = readInto(file, current);
  try {
    for (;;) {
      const read = await reading;
      if (typeof read !== 'number') {
        notePartial(condition, `reading stopped after ${condition.bytesRead} bytes: ${read.reason}`);
        return;
      }
      if (read === 0) break;
      condition.bytesRead += read;
      reading = readInto(file, ahead);
      yield current.subarray(0, read);
      [current, ahead] = [ahead, current];
    }
    if (sizeAtOpening !== null && condition.bytesRead < sizeAtOpening) {
      notePartial(
        condition,
        `the file shrank while it was read: ${condition.bytesRead} of ${sizeAtOpening} bytes were left`,
      );
    }
  } finally {
    await reading;
    await file.close();
  }
}

/** Reads on from the file's own position, for pipes have no other. Never rejects, for it may go unobserved. */
async function readInto(file: ReadableFile, buffer: Buffer): Promise<number | { readonly reason: string }> {
  try {
    return (await file.read(buffer, 0, buffer.length, null)).bytesRead;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
