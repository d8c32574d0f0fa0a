import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Pipe = {
  readonly write: (content: string | Uint8Array) => void;
  /** Its end; what was written has an end, too. */
  readonly close: () => void;
};

/** A named pipe that gives what the test writes, when the test writes it: an input that is still being made. */
export function makePipe(folder: string, name: string): Pipe {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  // For both directions, since opening it for one waits for the other.
  const descriptor = openSync(path, 'r+');
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  onTestFinished(close);
  return {
    write(content) {
      for (let left = Buffer.from(content); left.length > 0; ) left = left.subarray(writeSync(descriptor, left));
    },
    close,
  };
}
