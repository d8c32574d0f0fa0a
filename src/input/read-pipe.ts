import type { Readable } from 'node:stream';
import { closable } from './closable.js';
import { type Arrived, type Ended, readPieces } from './pipe-pieces.js';
import { type PipeThread, startPipeThread } from './pipe-thread.js';
import { notePartial, type SourceCondition } from './source.js';

/** Less is read before a thread has started. */
const worthwhile = 8 << 20;

/**
 * The bytes behind standard input, a pipe or a socket, as they come. Where there are many, a thread reads them while
 * the last are looked at, for whoever writes into a pipe waits while nobody reads. Ends where `stdin` is destroyed.
 */
export function readPipe(
  fd: number,
  stdin: Pick<Readable, 'once' | 'off'>,
  condition: SourceCondition,
): AsyncIterable<Uint8Array> {
  const here = pullPieces(fd);
  let thread: PipeThread | null = null;
  const close = async () => {
    here.close();
    await thread?.close();
  };

  async function* chunks(): AsyncGenerator<Uint8Array> {
    let reader: Pick<PipeThread, 'next'> = here;
    stdin.once('close', close);
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
        here.close();
        reader = thread;
      }
    } finally {
      stdin.off('close', close);
      await close();
    }
  }

  return closable(chunks(), close);
}

/** Reads in this thread, and only when it is asked. */
function pullPieces(fd: number) {
  let answer: (answer: Arrived | Ended) => void = () => undefined;
  let ended: Ended | null = null;
  const end = (how: Ended) => {
    ended ??= how;
    answer(ended);
  };
  const pieces = readPieces(fd, {
    take(bytes) {
      answer({ bytes });
      return false;
    },
    end,
  });
  return {
    next: (): Promise<Arrived | Ended> =>
      new Promise((resolve) => {
        answer = resolve;
        if (ended === null) pieces.resume();
        else resolve(ended);
      }),
    close() {
      pieces.close();
      end({ failure: null });
    },
  };
}
