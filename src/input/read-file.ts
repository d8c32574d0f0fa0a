import type { FileHandle } from 'node:fs/promises';
import { notePartial, type SourceCondition } from './source.js';

/** What is needed of an open file. */
export type ReadableFile = Pick<FileHandle, 'read' | 'close'>;

const chunkSize = 512 * 1024;

/**
 * The bytes of an open file, which is closed at the end. Two buffers take turns, so that the disk reads ahead while the
 * last chunk is looked at, and nothing is copied or allocated on the way. `start`: where in the file to begin; null, as
 * for pipes, is where it stands.
 */
export async function* readFile(
  file: ReadableFile,
  sizeAtOpening: number | null,
  condition: SourceCondition,
  start: number | null = null,
): AsyncGenerator<Uint8Array> {
  let current = Buffer.allocUnsafeSlow(chunkSize);
  let ahead = Buffer.allocUnsafeSlow(chunkSize);
  const place = () => (start === null ? null : start + condition.bytesRead);
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
      reading = readInto(file, ahead, place());
      yield current.subarray(0, read);
      [current, ahead] = [ahead, current];
    }
    const reached = (start ?? 0) + condition.bytesRead;
    if (sizeAtOpening !== null && reached < sizeAtOpening) {
      notePartial(condition, `the file shrank while it was read: ${reached} of ${sizeAtOpening} bytes were left`);
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
