import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGatherer, type Gathered } from '../../src/input/gather-pieces.js';
import { largestPiece } from '../../src/input/pipe-pieces.js';
import type { Ended } from '../../src/input/pull.js';

const size = 2 * largestPiece;

function gatherer() {
  const given: (Gathered | Ended)[] = [];
  const texts = () => given.map((one) => ('buffer' in one ? text(one) : one));
  return { ...createGatherer((one) => given.push(one), size), given, texts };
}

function text({ buffer, length }: Gathered): string {
  return Buffer.from(buffer, 0, length).toString();
}

describe('pieces of a pipe', () => {
  it('are put together until somebody asks', () => {
    const { add, ask, texts } = gatherer();
    for (const piece of ['ab', 'c', 'def']) expect(add(Buffer.from(piece))).toBe(true);
    expect(texts()).toEqual([]);
    ask();
    expect(texts()).toEqual(['abcdef']);
    add(Buffer.from('gh'));
    expect(texts()).toEqual(['abcdef']);
  });

  it('are given at once to who waits', () => {
    const { add, ask, texts } = gatherer();
    ask();
    expect(texts()).toEqual([]);
    add(Buffer.from('ab'));
    add(Buffer.from('c'));
    expect(texts()).toEqual(['ab']);
  });

  it('wait for a buffer to come back where all three are full', () => {
    const { add, ask, giveBack, given } = gatherer();
    const piece = Buffer.alloc(largestPiece, 'x');
    const taken: boolean[] = [];
    for (let i = 0; i < 6; i++) taken.push(add(piece));
    expect(taken).toEqual([true, true, true, true, true, false]);
    expect(() => add(piece)).toThrow('there is no room');
    ask();
    const [first] = given as Gathered[];
    expect(first?.length).toBe(size);
    giveBack(first?.buffer as ArrayBuffer);
    expect(add(piece)).toBe(true);
  });

  it('come before the word that there are no more', () => {
    const { add, ask, end, texts } = gatherer();
    add(Buffer.from('ab'));
    end({ failure: 'the cable was pulled' });
    ask();
    ask();
    expect(texts()).toEqual(['ab', { failure: 'the cable was pulled' }]);
  });

  it('end for who waits already', () => {
    const { ask, end, texts } = gatherer();
    ask();
    end({ failure: null });
    expect(texts()).toEqual([{ failure: null }]);
  });

  it('are never lost, doubled or turned round, however they come and are asked for', () => {
    const piece = fc.integer({ min: 1, max: largestPiece }).map((length) => ({ length }));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.constant('ask' as const)), { maxLength: 60 }), (steps) => {
        const { add, ask, giveBack, end, given } = gatherer();
        const sent: Buffer[] = [];
        const got: Buffer[] = [];
        let isRoom = true;
        const receive = () => {
          for (const one of given.splice(0)) {
            if (!('buffer' in one)) return true;
            got.push(Buffer.from(Buffer.from(one.buffer, 0, one.length)));
            new Uint8Array(one.buffer).fill(0xaa);
            giveBack(one.buffer);
            isRoom = true;
          }
          return false;
        };
        for (const step of steps) {
          if (step === 'ask') ask();
          else if (isRoom) {
            const bytes = Buffer.alloc(step.length, sent.length);
            sent.push(bytes);
            isRoom = add(bytes);
          }
          receive();
        }
        end({ failure: null });
        while (!receive()) ask();
        expect(Buffer.concat(got).equals(Buffer.concat(sent))).toBe(true);
      }),
    );
  });
});
