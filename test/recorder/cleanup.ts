type Task = () => Promise<unknown>;

/** What must be undone when a recording ends, however it ends. */
export type Cleanup = { readonly add: (task: Task) => void };

/** Runs `work`, then everything it registered for cleaning up, last first, also when it or another of them failed. */
export async function withCleanup<T>(work: (cleanup: Cleanup) => Promise<T>): Promise<T> {
  const tasks: Task[] = [];
  try {
    return await work({ add: (task) => tasks.push(task) });
  } finally {
    const failures: unknown[] = [];
    for (const task of tasks.reverse()) await task().catch((error: unknown) => failures.push(error));
    for (const failure of failures) process.emitWarning(`cleaning up: ${failure}`);
  }
}
