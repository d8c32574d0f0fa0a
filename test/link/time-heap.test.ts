import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimeHeap } from '../../src/link/time-heap.js';

it('gives out the earliest first, and what came first of one time, whatever comes in between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }), { maxLength: 60 }), (steps) => {
      const heap = createTimeHeap<{ readonly time: number; readonly step: number }>();
      let left: { readonly time: number; readonly step: number }[] = [];
      for (const [step, time] of steps.entries()) {
        if (time !== null) {
          const item = { time, step };
          heap.push(item);
          left = [...left, item].toSorted((a, b) => a.time - b.time);
          continue;
        }
        expect(heap.peek()).toBe(left[0]);
        expect(heap.pop()).toBe(left[0]);
        left = left.slice(1);
      }
      const rest: unknown[] = [];
      for (let item = heap.pop(); item !== undefined; item = heap.pop()) rest.push(item);
      expect(rest).toEqual(left);
    }),
  );
});
