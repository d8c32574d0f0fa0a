/** Bytes that arrive in chunks of any size, taken in pieces of any other. */
export type ByteQueue = {
  /** What comes next, at least `count` bytes where the input has as many; does not take it. */
  readonly peek: (count: number) => Promise<Uint8Array>;
  /** The next bytes, at most `limit`; null at the end. Valid until the next call. */
  readonly take: (limit: number) => Promise<Uint8Array | null>;
  /** Puts back the last `count` bytes of what `take` has just given. */
  readonly putBack: (count: number) => void;
  /** Bytes taken so far. */
  readonly position: () => number;
};

export function byteQueue(chunks: AsyncIterator<Uint8Array>): ByteQueue {
  let chunk: Uint8Array = new Uint8Array();
  let offset = 0;
  let taken = 0;
  let ended = false;

  async function fill(count: number): Promise<void> {
    while (chunk.length - offset < count && !ended) {
      // What is left lies in a buffer that the next chunk may overwrite.
      const left = Buffer.from(chunk.subarray(offset));
      const next = await chunks.next();
      ended = next.done === true;
      chunk = next.done === true ? left : left.length > 0 ? Buffer.concat([left, next.value]) : next.value;
      offset = 0;
    }
  }

  return {
    peek: async (count) => {
      await fill(count);
      return chunk.subarray(offset);
    },
    take: async (limit) => {
      await fill(1);
      const bytes = chunk.subarray(offset, offset + limit);
      offset += bytes.length;
      taken += bytes.length;
      return bytes.length > 0 ? bytes : null;
    },
    putBack: (count) => {
      offset -= count;
      taken -= count;
    },
    position: () => taken,
  };
}
