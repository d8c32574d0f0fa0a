import { fstat, read } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { ReadableFile } from './read-file.js';

/** `fd` where it is that of this process. */
export type StandardInput = Readable & { readonly fd?: number };

/** Where the bytes can be read behind the stream's back: what it gave already nobody would know to be gone. */
function untouched(stdin: StandardInput): number | null {
  const { fd } = stdin;
  return fd === undefined || stdin.destroyed || stdin.readableDidRead || stdin.readableFlowing === true ? null : fd;
}

/**
 * The file behind `< FILE`, or null where there is none, as behind a pipe. The stream would make new memory for every
 * small piece of it.
 */
export async function redirectedFile(stdin: StandardInput): Promise<ReadableFile | null> {
  const fd = untouched(stdin);
  if (fd === null) return null;
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

/** The descriptor of standard input where a pipe or a socket is behind it that several threads may read; else null. */
export async function pipeBehind(stdin: StandardInput): Promise<number | null> {
  const fd = untouched(stdin);
  // Any other would be closed by the first who is done with it. On Windows a pipe belongs to the thread that opened it.
  if (fd !== 0 || process.platform === 'win32') return null;
  try {
    const status = await promisify(fstat)(fd);
    return status.isFIFO() || status.isSocket() ? fd : null;
  } catch {
    return null;
  }
}
