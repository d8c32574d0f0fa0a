import type { Readable } from 'node:stream';
import { closable } from './closable.js';
import { notePartial, type SourceCondition } from './source.js';

/** The chunks of a stream that may fail: a failure ends it, and is noted. Counts what is read. */
export function readStream(stream: Readable, condition: SourceCondition): AsyncIterable<Uint8Array> {
  return closable(readGuarded(stream, condition), () => stream.destroy());
}

async function* readGuarded(stream: Readable, condition: SourceCondition): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      condition.bytesRead += chunk.length;
      yield chunk;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notePartial(condition, `reading stopped after ${condition.bytesRead} bytes (${reason})`);
  }
}
