import type { Worker } from 'node:worker_threads';
import { tryShareMemory } from '../../formats/blocks/block-memory.js';
import { createBlockRing, shareBlocks } from '../../formats/blocks/block-ring.js';
import { createBlockFiller, lineIndexOf } from '../../formats/blocks/fill-block.js';
import type { LineIndex } from '../../formats/blocks/line-index.js';
import type { Glance } from '../../formats/format.js';
import type { PlainFile } from '../../input/source.js';
import { startThread } from '../../input/start-thread.js';
import type { ReadTask, WorkerMessage, WorkerStart } from './block-worker.js';
import { createScanner } from './scanner.js';

/** Threads that read plain files in blocks, ahead of who takes the lines apart. */
export type BlockReaders = {
  /** The bytes of a file in order, as far as they could be read; `indexOf` knows the lines of the chunk given last. */
  readonly read: (file: PlainFile, glance: Glance) => AsyncGenerator<Uint8Array>;
  /** What was found in a chunk; null for a chunk that came another way. */
  readonly indexOf: (chunk: Uint8Array) => LineIndex | null;
  readonly close: () => Promise<void>;
};

/** A smaller rest of a file is read before a thread has started. */
export const worthwhile = 8 << 20;

const mostWorkers = 15;

/** For blocks beside those that threads are reading: the one that is taken apart, and some that wait. */
const placesAhead = 3;

/**
 * @param jobs threads in all: this one reads too, where the others have not
 * @returns null where one alone must do: for a single job, or where there is no memory to share
 */
export function createBlockReaders(jobs: number, windowMs: number): BlockReaders | null {
  const workerCount = Math.min(jobs - 1, mostWorkers);
  const memory = workerCount > 0 ? tryShareMemory(workerCount + 1, workerCount + placesAhead) : null;
  if (memory === null) return null;
  const ring = createBlockRing(shareBlocks(memory));
  const scanner = createScanner(ring.memory, workerCount);
  const workers: Worker[] = [];
  let last: { readonly chunk: Uint8Array; readonly index: LineIndex } | null = null;
  let busy = 0;
  let failure: Error | null = null;
  let wake: () => void = () => undefined;

  const fail = (error: Error) => {
    failure = error;
    wake();
  };

  const start = () => {
    while (workers.length < workerCount) {
      const begin: WorkerStart = { blocks: ring.shared, thread: workers.length };
      const worker = startThread('link/ahead/block-worker', begin);
      worker.on('message', (message: WorkerMessage) => {
        if (message === 'done') busy--;
        wake();
      });
      worker.on('error', fail);
      worker.on('exit', (code) => fail(new Error(`a thread that reads ahead ended with ${code}`)));
      workers.push(worker);
    }
  };

  /** Until a worker has something to say, unless `isThere` already. */
  const hear = async (isThere: () => boolean): Promise<void> => {
    const heard = new Promise<void>((resolve) => {
      wake = resolve;
    });
    ring.ask();
    if (!isThere() && failure === null) await heard;
    if (failure !== null) throw failure;
  };

  async function* read({ fd, start: first, size }: PlainFile, glance: Glance): AsyncGenerator<Uint8Array> {
    start();
    ring.begin();
    const task: ReadTask = { fd, start: first, end: size, glance, windowMs };
    const { fill, blocks } = createBlockFiller(ring, task, scanner.lookFor(glance, windowMs));
    busy = workers.length;
    for (const worker of workers) worker.postMessage(task);
    try {
      for (let block = 0; block < blocks; block++) {
        const isThere = () => ring.state(block) !== 'pending';
        while (!isThere()) if (!fill()) await hear(isThere);
        if (ring.state(block) === 'failed') return;
        const place = ring.place(block);
        const chunk = place.bytes.subarray(0, Math.min(ring.blockSize, size - first - block * ring.blockSize));
        last = { chunk, index: lineIndexOf(ring.found(block), place) };
        yield chunk;
        ring.release();
        await turn();
      }
    } finally {
      last = null;
      ring.stop();
      // The file is closed behind this, and its number may soon be another's.
      while (busy > 0) await hear(() => busy === 0);
    }
  }

  return {
    read,
    indexOf: (chunk) => (last?.chunk === chunk ? last.index : null),
    async close() {
      for (const worker of workers) worker.removeAllListeners('exit');
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Lets signals and timers have their turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
