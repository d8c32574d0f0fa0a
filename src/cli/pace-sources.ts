import type { InputError, Opened, Source } from '../input/source.js';

export type Pace = {
  /** A file that could not be opened; the others are read all the same. */
  readonly unopened: (error: InputError) => void;
  readonly progress: (source: Source, number: number) => void;
  /** Resolves when what has been found so far is written, so that memory stays bounded behind a slow reader. */
  readonly ready: () => Promise<void>;
  /** Ends every source, also one that waits for a pipe that gives nothing. */
  readonly signal: AbortSignal;
  /** The sources are read together: none is closed because the next is asked for. */
  readonly together?: boolean;
};

/** The sources that could be opened, each no faster than its findings can be written. */
export async function* paceSources(
  opened: AsyncIterable<Opened> | Iterable<Opened>,
  pace: Pace,
): AsyncGenerator<Source> {
  let number = 0;
  for await (const one of untilStopped(opened, pace.signal)) {
    number++;
    if ('error' in one) {
      pace.unopened(one.error);
      continue;
    }
    const bytes = paceBytes(one.source, number, pace);
    if (pace.together === true) {
      yield { ...one.source, bytes };
      continue;
    }
    try {
      yield { ...one.source, bytes };
    } finally {
      // Closes what was given up before its end, such as a file of no known format.
      await bytes.return(undefined);
    }
    if (pace.signal.aborted) return;
  }
}

async function* paceBytes(source: Source, number: number, pace: Pace): AsyncGenerator<Uint8Array, void, undefined> {
  await pace.ready();
  for await (const chunk of untilStopped(source.bytes, pace.signal)) {
    pace.progress(source, number);
    yield chunk;
    // What it brought goes out before the next is waited for, which may take long.
    await pace.ready();
  }
}

/** Ends when stopped, also in the middle of waiting: a pipe that nobody writes to does not even open. */
async function* untilStopped<T>(all: AsyncIterable<T> | Iterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  try {
    for (;;) {
      const next = await nextOrStop(iterator, signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    const closed = Promise.resolve(iterator.return?.());
    // Behind a wait that never ends, closing would not end either.
    if (signal.aborted) closed.catch(() => undefined);
    else await closed;
  }
}

const stopped: IteratorReturnResult<undefined> = { done: true, value: undefined };

function nextOrStop<T>(
  iterator: AsyncIterator<T> | Iterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T, undefined>> {
  if (signal.aborted) return Promise.resolve(stopped);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(stopped);
    signal.addEventListener('abort', stop, { once: true });
    Promise.resolve(iterator.next())
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
