import { createInflateRaw, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { byteQueue } from '../../src/input/byte-queue.js';
import { type InflateEnd, inflateStream } from '../../src/input/inflate-stream.js';
import { chunksOf, someLog } from './helpers.js';

const log = someLog(20_000);
const packed = deflateRawSync(log);

async function inflate(
  content: Uint8Array,
  chunkSize = 5000,
): Promise<{ text: string; end: InflateEnd; rest: string; position: number }> {
  const queue = byteQueue(chunksOf(content, chunkSize));
  const chunks = inflateStream(queue, createInflateRaw({ chunkSize: 4096 }), { compressed: 0, produced: 0 });
  let text = '';
  for (;;) {
    const next = await chunks.next();
    if (next.done !== true) text += Buffer.from(next.value).toString('latin1');
    else {
      const position = queue.position();
      return { text, end: next.value, position, rest: Buffer.from(await queue.peek(100)).toString('latin1') };
    }
  }
}

describe('inflateStream', () => {
  test.each([1, 7, 256, 5000, 1e9])('inflates all, from chunks of %d bytes', async (chunkSize) => {
    const small = deflateRawSync(log.slice(0, 20_000));
    const { text, end, position } = await inflate(small, chunkSize);
    expect(text).toBe(log.slice(0, 20_000));
    expect(end).toEqual({ kind: 'complete' });
    expect(position).toBe(small.length);
  });

  test('leaves what follows in the queue', async () => {
    const { text, end, position, rest } = await inflate(Buffer.concat([packed, Buffer.from('what follows')]));
    expect(text).toBe(log);
    expect(end).toEqual({ kind: 'complete' });
    expect(position).toBe(packed.length);
    expect(rest).toBe('what follows');
  });

  test.each([1, 100, 10_000, packed.length - 1])('gives all there is of data cut after %d bytes', async (length) => {
    const { text, end } = await inflate(packed.subarray(0, length));
    expect(end).toEqual({ kind: 'cut' });
    expect(log.startsWith(text)).toBe(true);
    // All but what the last bits of the cut might have meant.
    expect(text.length).toBeGreaterThan((length / packed.length) * log.length * 0.8 - 1000);
  });

  test('gives all but a small share of what comes before damage', async () => {
    // Small blocks, because within one nearly any bits mean something.
    const damaged = deflateRawSync(log, { memLevel: 1 });
    const at = Math.floor(damaged.length / 2);
    for (let i = at; i < damaged.length; i++) damaged[i] = (i * 2654435761) >>> 13;
    const { text, end, position } = await inflate(damaged);
    expect(end.kind).toBe('damaged');
    expect(position).toBeGreaterThan(at * 0.9);
    let same = 0;
    while (text[same] === log[same]) same++;
    expect(same).toBeGreaterThan(0.85 * (log.length / 2));
  });

  test('stops at data that grows beyond measure', async () => {
    const bomb = deflateRawSync(Buffer.alloc(16 * 1024 * 1024));
    const growth = { compressed: 0, produced: 1024 ** 3 };
    const chunks = inflateStream(byteQueue(chunksOf(bomb, 1000)), createInflateRaw(), growth);
    let produced = 0;
    let next = await chunks.next();
    for (; next.done !== true; next = await chunks.next()) produced += next.value.length;
    expect(next.value).toEqual({ kind: 'bomb' });
    expect(produced).toBeLessThan(1024 * 1024);
  });
});
