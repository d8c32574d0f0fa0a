import { fstat, read } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { ReadableFile } from './read-file.js';

/**
 * The file behind `< FILE`, or null where there is none, as behind a pipe. The stream would make new memory for every
 * small piece of it.
 */
export async function redirectedFile(stdin: Readable & { readonly fd?: number }): Promise<ReadableFile | null> {
  const { fd } = stdin;
  // Of a stream that gave something already nobody knows where the file stands.
  if (fd === undefined || stdin.readableDidRead || stdin.readableFlowing === true) return null;
  try {
    if (!(await promisify(fstat)(fd)).isFile()) return null;
    const readFrom = promisify(read);
    return {
      fd,
      // From where it stands: what was before it may have been read by another program.
      read: (buffer, offset, length) => readFrom(fd, buffer, offset, length, null),
      // It belongs to the process.
      close: () => Promise.resolve(),
    };
  } catch {
    return null;
  }
}
