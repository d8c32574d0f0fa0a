import { setTimeout as sleep } from 'node:timers/promises';

/** How long a pipe that has already given something may take to give more, in milliseconds. */
const patience = 1000;
const late = Symbol('late');

export type Head = {
  /** The first `wanted` bytes or more; fewer only where the input is shorter or slow. */
  readonly head: Uint8Array;
  /** The input from its beginning, the head included, which is valid until this is asked for its second chunk. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** Looks at the beginning of an input without using it up. */
export async function readHead(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<Head> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  let pending: Promise<IteratorResult<Uint8Array>> | null = null;
  let ended = false;
  while (!ended && head.length < wanted) {
    // The chunk in hand is only valid until the next one is asked for.
    if (pending === null && head.length > 0) head = Buffer.from(head);
    pending ??= iterator.next();
    const next = head.length === 0 ? await pending : await soon(pending);
    if (next === late) break;
    pending = null;
    if (next.done === true) ended = true;
    else head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, bytes: resume(iterator, head, pending, ended) };
}

async function soon<T>(promise: Promise<T>): Promise<T | typeof late> {
  const timer = new AbortController();
  try {
    return await Promise.race([promise, sleep(patience, late, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}

/** No generator: closing it must close the input also where nothing has been asked for yet. */
function resume(
  iterator: AsyncIterator<Uint8Array>,
  head: Uint8Array,
  pending: Promise<IteratorResult<Uint8Array>> | null,
  ended: boolean,
): AsyncIterableIterator<Uint8Array> {
  let headIsDue = head.length > 0;
  let due = pending;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (headIsDue) {
        headIsDue = false;
        return { done: false, value: head };
      }
      if (ended) return { done: true, value: undefined };
      const next = due ?? iterator.next();
      due = null;
      return next;
    },
    async return() {
      headIsDue = false;
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
}
