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
  for await (const one of opened) {
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
  const chunks = source.bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      // What the last chunk brought goes out before the next is waited for, which may take long.
      await pace.ready();
      const chunk = await nextOrStop(chunks, pace.signal);
      if (chunk === null) return;
      pace.progress(source, number);
      yield chunk;
    }
  } finally {
    const closed = chunks.return?.();
    // Behind a read that never ends, closing would not end either.
    if (pace.signal.aborted) closed?.catch(() => undefined);
    else await closed;
  }
}

/** The next chunk; null at the end and when stopped. */
function nextOrStop(chunks: AsyncIterator<Uint8Array>, signal: AbortSignal): Promise<Uint8Array | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    chunks
      .next()
      .then((next) => resolve(next.done === true ? null : next.value), reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
