import { closeSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type PipeThread, startPipeThread } from '../../src/input/pipe-thread.js';
import { makePipe, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();

async function start(fd: number): Promise<PipeThread> {
  const thread = startPipeThread(fd);
  await expect.poll(thread.isThere, { timeout: 10_000 }).toBe(true);
  return thread;
}

async function textOf(next: ReturnType<PipeThread['next']>): Promise<string> {
  const given = await next;
  return 'bytes' in given ? Buffer.from(given.bytes).toString() : `ended: ${given.failure}`;
}

describe.runIf(process.platform !== 'win32')('a thread that reads a pipe', () => {
  it('begins when it is asked, and gathers what comes meanwhile', async () => {
    const { reading, writing } = makePipe(folder.path('gathered'));
    const thread = await start(reading);
    const first = thread.next();
    writeSync(writing, 'one ');
    expect(await textOf(first)).toBe('one ');
    writeSync(writing, 'two ');
    await sleep(50);
    writeSync(writing, 'three');
    await sleep(50);
    expect(await textOf(thread.next())).toBe('two three');
    closeSync(writing);
    expect(await textOf(thread.next())).toBe('ended: null');
    expect(await textOf(thread.next())).toBe('ended: null');
    await thread.close();
  });

  it('is closed while it waits for a pipe that gives nothing', async () => {
    const { reading, writing } = makePipe(folder.path('idle'));
    const thread = await start(reading);
    const next = thread.next();
    await thread.close();
    expect(await textOf(next)).toBe('ended: null');
    closeSync(writing);
  });

  it('says what went wrong', async () => {
    const thread = await start(9999);
    expect(await textOf(thread.next())).toMatch(/^ended: .*(fd|EBADF|invalid)/i);
    await thread.close();
  });
});
