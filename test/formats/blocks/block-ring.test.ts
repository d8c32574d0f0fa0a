import { describe, expect, it } from 'vitest';
import { shareMemory } from '../../../src/formats/blocks/block-memory.js';
import { createBlockRing, shareBlocks } from '../../../src/formats/blocks/block-ring.js';

function twoThreads(places: number, blockSize = 64) {
  const shared = shareBlocks(shareMemory(1, places, blockSize));
  // As the other thread has it.
  return [createBlockRing(shared), createBlockRing(shared)] as const;
}

describe('a ring of blocks', () => {
  it('gives each block to one thread, no further ahead than there are places', () => {
    const [one, other] = twoThreads(3);
    expect([one.claim(9), other.claim(9), one.claim(9), other.claim(9)]).toEqual([0, 1, 2, null]);
    one.release();
    expect([other.claim(9), one.claim(9)]).toEqual([3, null]);
  });

  it('has no more blocks than the file', () => {
    const [one, other] = twoThreads(3);
    expect([one.claim(2), other.claim(2), one.claim(2)]).toEqual([0, 1, null]);
    expect(other.awaitPlace(2)).toBe(false);
  });

  it('hands over what was found', () => {
    const [one, other] = twoThreads(2);
    const block = other.claim(9) ?? -1;
    expect(one.state(block)).toBe('pending');
    other.place(block).bytes.write('line');
    other.place(block).lines[0] = 4;
    other.place(block).events[0] = 7;
    other.publish(block, { from: 3, count: 1, events: 1 });
    expect(one.state(block)).toBe('ready');
    expect(one.found(block)).toEqual({ from: 3, count: 1, events: 1 });
    expect(one.place(block).bytes.toString('latin1', 0, 4)).toBe('line');
    expect(one.place(block).lines[0]).toBe(4);
    expect(one.place(block).events[0]).toBe(7);
  });

  it('takes no block for one that had its place before', () => {
    const [one, other] = twoThreads(2);
    other.publish(0, { from: 0, count: 0, events: 0 });
    expect([one.state(0), one.state(2)]).toEqual(['ready', 'pending']);
    other.publish(2, null);
    expect([one.state(0), one.state(2)]).toEqual(['pending', 'failed']);
  });

  it('lets nobody wait once it is stopped', () => {
    const [one, other] = twoThreads(1);
    expect(other.claim(9)).toBe(0);
    one.stop();
    expect(other.awaitPlace(9)).toBe(false);
    expect(other.claim(9)).toBeNull();
    one.begin();
    expect(other.claim(9)).toBe(0);
  });

  it('tells the consumer once, where it asked', () => {
    const [one, other] = twoThreads(1);
    expect(other.wasAsked()).toBe(false);
    one.ask();
    expect([other.wasAsked(), other.wasAsked()]).toEqual([true, false]);
  });
});
