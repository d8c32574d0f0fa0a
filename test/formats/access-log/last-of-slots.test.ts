import { describe, expect, it } from 'vitest';
import { createLastOfSlots } from '../../../src/formats/access-log/last-of-slots.js';
import { slotMask } from '../../../src/formats/access-log/line-notes.js';

/** Entries of a block's lines by the hashes of their clients; 0 for a line of which nothing is known. */
function entriesOf(hashes: readonly number[]): Int32Array {
  return Int32Array.from(hashes.flatMap((hash, index) => [index * 100, hash]));
}

describe('createLastOfSlots', () => {
  it('finds the last line of a client up to a line, and none beyond', () => {
    const slots = createLastOfSlots();
    slots.begin();
    const entries = entriesOf([5, 7, 0, 5, 9, 7]);
    expect(slots.find(entries, -1, 5)).toBe(-1);
    expect(slots.find(entries, 1, 5)).toBe(0);
    expect(slots.find(entries, 4, 5)).toBe(3);
    expect(slots.find(entries, 4, 7)).toBe(1);
    expect(slots.find(entries, 5, 7)).toBe(5);
    expect(slots.find(entries, 5, 0)).toBe(-1);
  });

  it('sees what became known of a line before it was asked for what lies beyond', () => {
    const slots = createLastOfSlots();
    slots.begin();
    const entries = entriesOf([0, 0, 0]);
    expect(slots.find(entries, 0, 5)).toBe(-1);
    entries[1 * 2 + 1] = 5;
    expect(slots.find(entries, 1, 5)).toBe(1);
  });

  it('takes clients that share a slot for one, also such with negative hashes', () => {
    const slots = createLastOfSlots();
    slots.begin();
    expect(slots.find(entriesOf([5, -3]), 1, 5 + slotMask + 1)).toBe(0);
    expect(slots.find(entriesOf([5, -3]), 1, -3)).toBe(1);
  });

  it('knows nothing of another block', () => {
    const slots = createLastOfSlots();
    slots.begin();
    expect(slots.find(entriesOf([5]), 0, 5)).toBe(0);
    slots.begin();
    expect(slots.find(entriesOf([6]), 0, 5)).toBe(-1);
  });
});
