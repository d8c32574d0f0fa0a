import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteQueue } from '../../src/input/byte-queue.js';
import { chunksOf } from './helpers.js';

const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

describe('byteQueue', () => {
  test('peeks across chunks without taking', async () => {
    const queue = byteQueue(chunksOf('abcdefgh', 3));
    expect(text(await queue.peek(1))).toBe('abc');
    expect(text(await queue.peek(5))).toBe('abcdef');
    expect(queue.position()).toBe(0);
    expect(text(await queue.take(4))).toBe('abcd');
    expect(text(await queue.peek(99))).toBe('efgh');
    expect(queue.position()).toBe(4);
  });

  test('gives back what was put back', async () => {
    const queue = byteQueue(chunksOf('abcdefgh', 3));
    expect(text(await queue.take(3))).toBe('abc');
    queue.putBack(2);
    expect(queue.position()).toBe(1);
    expect(text(await queue.peek(5))).toBe('bcdef');
  });

  test('ends with null, and peeks at nothing then', async () => {
    const queue = byteQueue(chunksOf('ab'));
    expect(text(await queue.take(9))).toBe('ab');
    expect(await queue.take(9)).toBeNull();
    expect(text(await queue.peek(1))).toBe('');
  });

  test('however it is taken, every byte comes once and in order', async () => {
    const steps = fc.array(fc.record({ take: fc.integer({ min: 1, max: 9 }), putBack: fc.nat(9), peek: fc.nat(30) }));
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.integer({ min: 1, max: 7 }), steps, async (content, size, plan) => {
        const bytes = Buffer.from(content);
        const queue = byteQueue(chunksOf(bytes, size));
        for (const step of plan) {
          const taken = await queue.take(step.take);
          if (taken === null) break;
          const end = queue.position();
          expect(bytes.subarray(end - taken.length, end).equals(taken)).toBe(true);
          queue.putBack(Math.min(step.putBack, taken.length));
          const ahead = await queue.peek(step.peek);
          expect(ahead.length).toBeGreaterThanOrEqual(Math.min(step.peek, bytes.length - queue.position()));
          expect(bytes.subarray(queue.position(), queue.position() + ahead.length).equals(ahead)).toBe(true);
        }
      }),
    );
  });
});
