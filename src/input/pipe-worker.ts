import { parentPort, workerData } from 'node:worker_threads';
import { createGatherer, type Gathered } from './gather-pieces.js';
import { readPieces } from './pipe-pieces.js';
import type { Ended } from './pull.js';

/** With what a worker begins: the descriptor of a pipe. */
export type PipeStart = { readonly fd: number };

/** To a worker: it shall give what it has, or what comes next; with the buffer that it gave last. */
export type PipeRequest = { readonly back: ArrayBuffer | null };

/** From a worker: that it is there, and what it was asked for. */
export type PipeMessage = 'ready' | Gathered | Ended;

/** What runs in a worker thread: reads a pipe from the first request on, ahead of whoever looks at what came. */
const { fd } = workerData as PipeStart;

const gatherer = createGatherer((given) => {
  tell(given, 'buffer' in given ? [given.buffer] : []);
});
const pieces = readPieces(fd, { take: gatherer.add, end: gatherer.end });

parentPort?.on('message', ({ back }: PipeRequest) => {
  if (back !== null) gatherer.giveBack(back);
  gatherer.ask();
  pieces.resume();
});
tell('ready');

function tell(message: PipeMessage, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}
