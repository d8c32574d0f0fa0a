export type GatheredChunks = {
  readonly push: (chunk: Uint8Array) => void;
  /** Hands on what is left. */
  readonly end: () => void;
};

const enough = 1 << 20;

/**
 * Makes few large chunks of the many small ones that come through a pipe: an entry that lies across the border of two
 * is read again, and one across two borders token by token, and with small chunks most are. Large ones are handed on as they are.
 */
export function gatherChunks(take: (chunk: Uint8Array) => void): GatheredChunks {
  let gathered: Buffer | null = null;
  let length = 0;

  const handOn = () => {
    if (gathered !== null && length > 0) take(gathered.subarray(0, length));
    length = 0;
  };

  return {
    push(chunk) {
      if (length + chunk.length > enough) handOn();
      if (chunk.length > enough / 2) {
        handOn();
        take(chunk);
        return;
      }
      gathered ??= Buffer.allocUnsafeSlow(enough);
      gathered.set(chunk, length);
      length += chunk.length;
    },
    end: handOn,
  };
}
