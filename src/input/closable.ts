/**
 * A generator whose `return` closes what it reads from at once. A generator's own waits for the read that is under way,
 * which on an idle pipe never ends, and does nothing where it has not been started.
 */
export function closable(
  chunks: AsyncGenerator<Uint8Array>,
  close: () => unknown,
): AsyncIterableIterator<Uint8Array, undefined> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      const next = await chunks.next();
      return next.done === true ? { done: true, value: undefined } : next;
    },
    return: async () => {
      await close();
      await chunks.return(undefined);
      return { done: true, value: undefined };
    },
  };
}

/** Closes an input that is not read to its end. */
export async function closeInput(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await chunks[Symbol.asyncIterator]().return?.();
}
