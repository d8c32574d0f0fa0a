import { writeSync } from 'node:fs';

/** How long a terminal that is busy with a frame may take to have room, in milliseconds. */
const patience = 1000;
const pause = 2;

type Write = (descriptor: number, bytes: Uint8Array) => number;

/**
 * Writes all of it before anything else happens. A terminal on a slow line has no room while the last frame is on its
 * way, and what gives it back must not be lost to that.
 */
export function writeAtOnce(descriptor: number, text: string, write: Write = writeSync): void {
  let bytes: Uint8Array = Buffer.from(text);
  for (let waited = 0; bytes.length > 0 && waited < patience; ) {
    try {
      bytes = bytes.subarray(write(descriptor, bytes));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
      waited += pause;
      sleep(pause);
    }
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
