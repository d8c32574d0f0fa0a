import { parentPort, workerData } from 'node:worker_threads';
import { createBlockRing, type SharedBlocks } from '../../formats/blocks/block-ring.js';
import { type ReadTask, startReading } from './read-task.js';

/** From a worker: a block that was asked for is there, or the task is done. */
export type WorkerMessage = 'published' | 'done';

/** What runs in a worker thread: fills blocks of one file after the other, until it is ended from outside. */
const ring = createBlockRing(workerData as SharedBlocks);

parentPort?.on('message', (task: ReadTask) => {
  const { fill, blocks } = startReading(ring, task);
  do {
    while (fill()) if (ring.wasAsked()) tell('published');
  } while (ring.awaitPlace(blocks));
  tell('done');
});

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
