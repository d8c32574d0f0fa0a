import { open, stat } from 'node:fs/promises';
import { detectContainer } from './container.js';
import { readGrowing } from './growing-file.js';
import { type InputIo, openSource } from './open-sources.js';
import { rotationSets } from './rotation.js';
import { newCondition, type Opened } from './source.js';

export type FollowOptions = {
  /** Ends the sources; those that grow never end by themselves. */
  readonly signal: AbortSignal;
  /** How often a file at its end is looked at again, in milliseconds. */
  readonly everyMs?: number;
  /** Called once for each file that is not there yet; it is waited for. */
  readonly onMissing?: (name: string) => void;
  /** Called once, when all that was there at the beginning has been read. */
  readonly onCaughtUp?: () => void;
};

const defaultEveryMs = 250;

/**
 * Opens the files a user names so that the newest of each rotation is read on as it grows; older ones, compressed
 * files, recordings and standard input are read once. A source comes when the one before it has been read to its
 * present end; from then on all that grow have to be read together.
 */
export async function* followSources(
  names: readonly string[],
  io: InputIo,
  options: FollowOptions,
): AsyncGenerator<Opened> {
  const { signal } = options;
  const stopped = whenAborted(signal);
  for (const set of rotationSets(names)) {
    for (const name of set) {
      if (signal.aborted) return;
      const grows = name === set[set.length - 1] && (await canGrow(name));
      const followed = grows ? followFile(name, options) : await readOnce(name, io);
      yield followed.opened;
      await Promise.race([followed.atEnd, stopped]);
    }
  }
  if (!signal.aborted) options.onCaughtUp?.();
}

type Followed = {
  readonly opened: Opened;
  /** Resolves when all that is there now has been read. */
  readonly atEnd: Promise<void>;
};

function followFile(name: string, { signal, everyMs = defaultEveryMs, onMissing }: FollowOptions): Followed {
  const condition = newCondition();
  const { promise, resolve } = milestone();
  let isMissed = false;
  const bytes = readGrowing(name, condition, {
    signal,
    everyMs,
    onEnd: resolve,
    onMissing() {
      if (!isMissed) onMissing?.(name);
      isMissed = true;
    },
  });
  return { opened: { source: { name, bytes: tellingEnd(bytes, resolve), size: null, condition } }, atEnd: promise };
}

async function readOnce(name: string, io: InputIo): Promise<Followed> {
  const opened = await openSource(name, io);
  if ('error' in opened) return { opened, atEnd: Promise.resolve() };
  const { promise, resolve } = milestone();
  return { opened: { source: { ...opened.source, bytes: tellingEnd(opened.source.bytes, resolve) } }, atEnd: promise };
}

/** The bytes as they are; `ended` also where they are given up. */
function tellingEnd(bytes: AsyncIterable<Uint8Array>, ended: () => void): AsyncIterableIterator<Uint8Array, undefined> {
  const iterator = bytes[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const next = await iterator.next();
      if (next.done !== true) return next;
      ended();
      return { done: true, value: undefined };
    },
    async return() {
      ended();
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
}

/** Whether a file may grow as a log does. What is not there yet, may. */
async function canGrow(name: string): Promise<boolean> {
  if (name === '-' || /\.har(?:\.\w+)?$/i.test(name)) return false;
  const status = await stat(name).catch(() => null);
  if (status === null) return true;
  if (!status.isFile()) return false;
  const file = await open(name, 'r').catch(() => null);
  // openSource says why.
  if (file === null) return false;
  try {
    const head = Buffer.alloc(512);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return detectContainer(head.subarray(0, bytesRead)) === 'none';
  } finally {
    await file.close();
  }
}

function milestone(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((reached) => {
    resolve = reached;
  });
  return { promise, resolve };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
