import { parentPort, workerData } from 'node:worker_threads';
import { createBlockRing, type SharedBlocks } from '../../formats/blocks/block-ring.js';
import { createBlockFiller, type FilePart } from '../../formats/blocks/fill-block.js';
import type { Glance } from '../../formats/format.js';
import { createScanner } from './scanner.js';

/** With what a worker begins; `thread` counts those that share the memory. */
export type WorkerStart = { readonly blocks: SharedBlocks; readonly thread: number };

/** What a thread must know to read blocks of a file, and to look for conversations in them. */
export type ReadTask = FilePart & { readonly glance: Glance; readonly windowMs: number };

/** From a worker: a block that was asked for is there, or the task is done. */
export type WorkerMessage = 'published' | 'done';

/** What runs in a worker thread: fills blocks of one file after the other, until it is ended from outside. */
const { blocks: shared, thread } = workerData as WorkerStart;
const ring = createBlockRing(shared);
const scanner = createScanner(ring.memory, thread);

parentPort?.on('message', (task: ReadTask) => {
  const { fill, blocks } = createBlockFiller(ring, task, scanner.lookFor(task.glance, task.windowMs));
  do {
    while (fill()) if (ring.wasAsked()) tell('published');
  } while (ring.awaitPlace(blocks));
  tell('done');
});

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
