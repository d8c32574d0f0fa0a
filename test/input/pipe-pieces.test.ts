import { closeSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readPieces } from '../../src/input/pipe-pieces.js';
import type { Ended } from '../../src/input/pull.js';
import { makePipe, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();

function listen(fd: number, goesOn: () => boolean) {
  const pieces: string[] = [];
  const ends: Ended[] = [];
  const take = (piece: Uint8Array) => {
    pieces.push(Buffer.from(piece).toString());
    return goesOn();
  };
  return { pieces, ends, ...readPieces(fd, { take, end: (ended) => ends.push(ended) }) };
}

describe.runIf(process.platform !== 'win32')('a pipe', () => {
  it('is not read before it is asked for, and only as far', async () => {
    const { reading, writing } = makePipe(folder.path('asked'));
    const { pieces, ends, resume, close } = listen(reading, () => false);
    writeSync(writing, 'one');
    await sleep(20);
    expect(pieces).toEqual([]);
    resume();
    await expect.poll(() => pieces).toEqual(['one']);
    writeSync(writing, 'two');
    await sleep(20);
    expect(pieces).toEqual(['one']);
    resume();
    await expect.poll(() => pieces).toEqual(['one', 'two']);
    expect(ends).toEqual([]);
    close();
    closeSync(writing);
  });

  it('tells once that it has ended, behind its last bytes', async () => {
    const { reading, writing } = makePipe(folder.path('ended'));
    const { pieces, ends, resume, close } = listen(reading, () => true);
    resume();
    writeSync(writing, 'all');
    closeSync(writing);
    await expect.poll(() => ends).toEqual([{ failure: null }]);
    expect(pieces).toEqual(['all']);
    close();
    await sleep(5);
    expect(ends).toHaveLength(1);
  });

  it('tells nothing more once it is closed', async () => {
    const { reading, writing } = makePipe(folder.path('closed'));
    const { pieces, ends, resume, close } = listen(reading, () => true);
    resume();
    close();
    closeSync(writing);
    await sleep(20);
    expect([pieces, ends]).toEqual([[], []]);
  });

  it('says why it cannot be read', () => {
    const { ends, resume } = listen(9999, () => true);
    resume();
    expect(ends).toEqual([{ failure: expect.stringMatching(/fd|EBADF|invalid/i) }]);
  });
});
