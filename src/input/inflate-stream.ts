import type { Transform } from 'node:stream';
import type { ByteQueue } from './byte-queue.js';

/** A decoder of node:zlib; `bytesWritten` counts the compressed bytes it has used. */
export type Decoder = Transform & { readonly bytesWritten: number };

export type InflateEnd =
  /** The compressed data came to its own end; what follows it is back in the queue. */
  | { readonly kind: 'complete' }
  /** The input stopped first. */
  | { readonly kind: 'cut' }
  /** The step that failed is back in the queue. */
  | { readonly kind: 'damaged'; readonly reason: string }
  /** It grows beyond all measure, as a bomb does. */
  | { readonly kind: 'bomb' };

/** What one file has taken in and given out so far, over all its streams. */
export type Growth = { compressed: number; produced: number };

const firstSlice = 256;
const largestSlice = 64 * 1024;
/** Real logs and recordings shrink to a hundredth at best. */
const largestRatio = 200;
const alwaysAllowed = 1024 ** 3;

export const bombNote = 'reading stopped: it unpacks to far more than any log or recording would';

/**
 * Decodes one compressed stream and hands on every byte that can be had of it. A decoder that meets damage throws the
 * output of that step away; so the steps begin small and grow with what has been read, and damage costs a small share.
 */
export async function* inflateStream(
  input: ByteQueue,
  decoder: Decoder,
  growth: Growth,
): AsyncGenerator<Uint8Array, InflateEnd> {
  const stepper = stepThrough(decoder);
  let fed = 0;
  try {
    for (;;) {
      const slice = await input.take(Math.min(largestSlice, Math.max(firstSlice, growth.compressed >> 4)));
      fed += slice?.length ?? 0;
      growth.compressed += slice?.length ?? 0;
      stepper.feed(slice);
      for (let chunk = await stepper.next(); chunk !== null; chunk = await stepper.next()) {
        growth.produced += chunk.length;
        yield chunk;
        if (growth.produced > Math.max(alwaysAllowed, growth.compressed * largestRatio)) return { kind: 'bomb' };
      }
      const failure = stepper.failure();
      if (failure !== null && slice === null) return { kind: 'cut' };
      const unused = failure === null ? fed - decoder.bytesWritten : (slice?.length ?? 0);
      if (unused > 0) {
        input.putBack(unused);
        // It will be taken, and counted, again: many small streams must not pass for much input.
        growth.compressed -= unused;
      }
      if (failure !== null) return { kind: 'damaged', reason: failure.message };
      if (unused > 0 || slice === null) return { kind: 'complete' };
    }
  } finally {
    decoder.destroy();
  }
}

type Stepper = {
  /** Gives the decoder its next input; null says that there is no more. */
  readonly feed: (bytes: Uint8Array | null) => void;
  /** The next output; null once that input is used up, or decoding failed. */
  readonly next: () => Promise<Uint8Array | null>;
  readonly failure: () => Error | null;
};

/** Drives a decoder one input at a time: as a pipe, it would drop what it holds when it fails. */
function stepThrough(decoder: Decoder): Stepper {
  let stepDone = false;
  let failure: Error | null = null;
  let wake = (): void => {};
  const settle = (error?: Error | null): void => {
    failure ??= error ?? null;
    stepDone = true;
    wake();
  };
  decoder.on('readable', () => wake());
  decoder.on('error', settle);
  decoder.on('close', settle);
  return {
    feed: (bytes) => {
      stepDone = false;
      // The callback of `end` comes before the error that may follow it; `close` comes after.
      if (bytes === null) decoder.end();
      else decoder.write(bytes, settle);
    },
    next: async () => {
      for (;;) {
        const chunk: Uint8Array | null = decoder.read();
        if (chunk !== null) return chunk;
        if (stepDone) return null;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    failure: () => failure,
  };
}
