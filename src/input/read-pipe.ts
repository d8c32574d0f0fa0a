import type { Readable } from 'node:stream';
import { closable } from './closable.js';
import { readPieces } from './pipe-pieces.js';
import { type PipeThread, startPipeThread } from './pipe-thread.js';
import { createPull, type Pull } from './pull.js';
import { notePartial, type SourceCondition } from './source.js';

/** Less is read before a thread has started. */
const worthwhile = 8 << 20;

/**
 * The bytes behind standard input, a pipe or a socket, as they come. Where there are many, a thread reads them while
 * the last are looked at, for whoever writes into a pipe waits while nobody reads. Ends where `stdin` is destroyed.
 */
export function readPipe(
  fd: number,
  stdin: Pick<Readable, 'once' | 'off' | 'destroyed'>,
  condition: SourceCondition,
): AsyncIterable<Uint8Array> {
  const here = readHere(fd);
  let thread: PipeThread | null = null;
  const close = async () => {
    stdin.off('close', close);
    here.close();
    await thread?.close();
  };
  stdin.once('close', close);
  if (stdin.destroyed) here.close();

  async function* chunks(): AsyncGenerator<Uint8Array> {
    let reader: Pick<Pull, 'next'> = here;
    try {
      for (let next = await reader.next(); ; next = await reader.next()) {
        if ('failure' in next) {
          if (next.failure === null) return;
          return notePartial(condition, `reading stopped after ${condition.bytesRead} bytes (${next.failure})`);
        }
        condition.bytesRead += next.bytes.length;
        yield next.bytes;
        if (reader === thread || condition.bytesRead < worthwhile) continue;
        thread ??= startPipeThread(fd);
        if (!thread.isThere()) continue;
        here.release();
        reader = thread;
      }
    } finally {
      await close();
    }
  }

  return closable(chunks(), close);
}

/** Reads in this thread, and only when it is asked. */
function readHere(fd: number) {
  const { next, give, end } = createPull(() => pieces.resume());
  const pieces = readPieces(fd, {
    take(bytes) {
      give({ bytes });
      return false;
    },
    end,
  });
  return {
    next,
    /** From now on another reads. */
    release: pieces.close,
    close() {
      pieces.close();
      end({ failure: null });
    },
  };
}
