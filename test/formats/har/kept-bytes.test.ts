import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createKeptBytes } from '../../../src/formats/har/kept-bytes.js';

it('keeps a value without its gaps, however it is cut into chunks', () => {
  const part = fc.record({ text: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), leftOut: fc.boolean() });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 50 }), (parts, size) => {
      const all = Buffer.from(parts.map(({ text }) => text).join(''));
      const kept = createKeptBytes(1000);
      const edges: { at: number; leftOut: boolean }[] = [];
      let length = 0;
      for (const { text, leftOut } of parts) {
        edges.push({ at: length, leftOut });
        length += Buffer.byteLength(text);
      }
      let dropping = false;
      for (let start = 0; start === 0 || start < length; start += size) {
        const chunk = Buffer.from(all.subarray(start, start + size));
        if (start === 0) kept.begin(0);
        for (const { at, leftOut } of edges) {
          if (at < start || at >= start + size || leftOut === dropping) continue;
          dropping = leftOut;
          if (leftOut) kept.leaveOut(at - start);
          else kept.resume(at - start);
        }
        if (start + size < length) {
          kept.carry(chunk, chunk.length);
          continue;
        }
        if (dropping) kept.resume(chunk.length);
        const pieces: string[] = [];
        let inGap = false;
        for (const { text, leftOut } of parts) {
          if (!leftOut) pieces.push(text);
          else if (!inGap) pieces.push('0');
          inGap = leftOut;
        }
        expect(kept.take(chunk, chunk.length)).toBe(pieces.join(''));
      }
    }),
  );
});

it('gives up beyond its limit, in one chunk or several', () => {
  const kept = createKeptBytes(10);
  const chunk = Buffer.from('0123456789abcdef');
  kept.begin(0);
  expect(kept.take(chunk, 16)).toBeNull();
  kept.begin(0);
  kept.carry(chunk, 16);
  expect(kept.take(chunk, 1)).toBeNull();
  kept.begin(0);
  expect(kept.take(chunk, 10)).toBe('0123456789');
});

it('shows how a value begins', () => {
  const kept = createKeptBytes(100);
  const chunk = Buffer.from('abcdef');
  kept.begin(1);
  expect(kept.peek(chunk, 6, 3)).toBe('bcd');
  kept.leaveOut(3);
  expect(kept.peek(chunk, 6, 9)).toBe('bc');
  kept.carry(chunk, 6);
  expect(kept.peek(Buffer.from('xyz'), 3, 9)).toBe('bc0');
});
