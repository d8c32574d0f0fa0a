import type { PipeMessage, PipeRequest, PipeStart } from './pipe-worker.js';
import { createPull, type Pull } from './pull.js';
import { startThread } from './start-thread.js';

/** A thread that reads a pipe ahead of who asks for its bytes. */
export type PipeThread = {
  /** Whether it can be asked already. */
  readonly isThere: () => boolean;
  /** All that has come since it was asked last, at most 2 MiB, or else what comes next. */
  readonly next: Pull['next'];
  /** Whoever waits is told that it was all. */
  readonly close: () => Promise<void>;
};

/** It reads nothing before it is asked. */
export function startPipeThread(fd: number): PipeThread {
  const start: PipeStart = { fd };
  const worker = startThread('input/pipe-worker', start);
  let isThere = false;
  let back: ArrayBuffer | null = null;
  const { next, give, end } = createPull(() => {
    const request: PipeRequest = { back };
    worker.postMessage(request, back === null ? [] : [back]);
    back = null;
  });

  worker.on('message', (message: PipeMessage) => {
    if (message === 'ready') isThere = true;
    else if ('failure' in message) end(message);
    else {
      back = message.buffer;
      give({ bytes: new Uint8Array(message.buffer, 0, message.length) });
    }
  });
  worker.on('error', ({ message }) => end({ failure: message }));

  return {
    isThere: () => isThere,
    next,
    async close() {
      end({ failure: null });
      await worker.terminate();
    },
  };
}
