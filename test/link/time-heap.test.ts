import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimeHeap } from '../../src/link/time-heap.js';

it('gives out the earliest first, whatever comes in between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: null })), (steps) => {
      const heap = createTimeHeap<{ readonly time: number }>();
      let left: number[] = [];
      for (const time of steps) {
        if (time !== null) {
          heap.push({ time });
          left.push(time);
          continue;
        }
        left.sort((a, b) => a - b);
        expect(heap.peek()?.time).toBe(left[0]);
        expect(heap.pop()?.time).toBe(left[0]);
        left = left.slice(1);
      }
      const rest: number[] = [];
      for (let item = heap.pop(); item !== undefined; item = heap.pop()) rest.push(item.time);
      expect(rest).toEqual(left.sort((a, b) => a - b));
    }),
  );
});
