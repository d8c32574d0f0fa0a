import { Worker } from 'node:worker_threads';
import type { WorkerStart } from './block-worker.js';

/** This file, and the worker's beside it, have one ending: `.ts` where the sources run as they are. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const program = new URL(`./block-worker${ending}`, import.meta.url);

/** It keeps nothing: what it reads into is shared. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 };

/** Starts a thread that runs `block-worker.ts`. */
export function startWorker(start: WorkerStart): Worker {
  if (ending === '.ts') return new Worker(throughTsx(), { eval: true, workerData: start });
  return new Worker(program, { workerData: start, resourceLimits });
}

/** A thread does not inherit how its parent reads TypeScript. */
function throughTsx(): string {
  const [tsx, file, here] = [import.meta.resolve('tsx/esm/api'), program.href, import.meta.url].map((name) =>
    JSON.stringify(name),
  );
  return `import(${tsx}).then(({ tsImport }) => tsImport(${file}, ${here}))`;
}
