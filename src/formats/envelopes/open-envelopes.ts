import { createLineSplitter } from '../line-splitter.js';
import type { Envelope } from './envelope.js';

/** Takes the lines of chunks out of their envelopes, and gives them as chunks. */
export type EnvelopeOpener = {
  /** The lines that end in this chunk, and the envelopes of those that go on; valid until the next call. */
  readonly push: (chunk: Uint8Array) => Uint8Array;
  /** What is left: a line without its end. */
  readonly end: () => Uint8Array;
};

const newline = 0x0a;

/**
 * A line that stands in no such envelope is given as it is, and so is the beginning of one that is too long. Each line
 * stays a line, so that they are numbered as in the file, but for those that a collector cut into several.
 */
export function openEnvelopes({ open }: Envelope): EnvelopeOpener {
  let given = Buffer.allocUnsafe(64 * 1024);
  let length = 0;

  const add = (bytes: Buffer, isWhole: boolean) => {
    const needed = length + bytes.length + 1;
    if (needed > given.length) given = Buffer.concat([given.subarray(0, length)], Math.max(needed, 2 * given.length));
    length += bytes.copy(given, length);
    if (isWhole) given[length++] = newline;
  };

  const splitter = createLineSplitter({
    line(bytes, start, end, complete) {
      const line = bytes.subarray(start, end);
      const letter = open(line);
      add(letter?.bytes ?? line, complete && (letter?.isWhole ?? true));
    },
    tooLong: (head) => add(head, true),
  });

  const take = () => {
    const taken = given.subarray(0, length);
    length = 0;
    return taken;
  };

  return {
    push(chunk) {
      splitter.push(chunk);
      return take();
    },
    end() {
      splitter.end();
      return take();
    },
  };
}
