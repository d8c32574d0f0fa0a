import { Worker } from 'node:worker_threads';

/** This file, and those of the threads, have one ending: `.ts` where the sources run as they are. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));

/** Threads keep nothing: what they read into belongs to who started them. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 };

/** Starts a thread that runs a file of `src/`, named by its path below that, without its ending. */
export function startThread(path: string, workerData: unknown): Worker {
  const program = new URL(`../${path}${ending}`, import.meta.url);
  if (ending === '.ts') return new Worker(throughTsx(program), { eval: true, workerData });
  return new Worker(program, { workerData, resourceLimits });
}

/** A thread does not inherit how its parent reads TypeScript. */
function throughTsx(program: URL): string {
  const [tsx, file, here] = [import.meta.resolve('tsx/esm/api'), program.href, import.meta.url].map((name) =>
    JSON.stringify(name),
  );
  return `import(${tsx}).then(({ tsImport }) => tsImport(${file}, ${here}))`;
}
