import { notePartial, type SourceCondition } from './source.js';

/** The chunks of a stream that may fail: a failure ends it, and is noted. Counts what is read. */
export async function* guardStream(
  stream: AsyncIterable<Uint8Array>,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array> {
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
