import { truncateSync } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createChunkSize, type ReadableFile, readFile } from '../../src/input/read-file.js';
import { newCondition } from '../../src/input/source.js';
import { collect, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();
const content = Buffer.alloc(4_000_000, 'all work and no play makes a dull log\n');

describe('readFile', () => {
  test('gives the bytes in large chunks, counts them and closes the file', async () => {
    const path = folder.write('whole.log', content);
    const condition = newCondition();
    const file = await open(path);
    const chunks: number[] = [];
    for await (const chunk of readFile(file, content.length, condition)) chunks.push(chunk.length);
    expect(chunks.slice(0, -1).every((length) => length === 1024 * 1024)).toBe(true);
    expect(condition).toEqual({ bytesRead: content.length, partial: false, notes: [] });
    await expect(file.stat()).rejects.toThrow(/closed|EBADF/);
    const again = await collect(readFile(await open(path), content.length, newCondition()));
    expect(again.equals(content)).toBe(true);
  });

  test('gives larger chunks from when it is asked to', async () => {
    const path = folder.write('large.log', content);
    const chunkSize = createChunkSize();
    const chunks: Buffer[] = [];
    const bytes = readFile(await open(path), content.length, newCondition(), () => null, chunkSize.get);
    for await (const chunk of bytes) {
      chunks.push(Buffer.from(chunk));
      chunkSize.set(1_500_000);
    }
    // When the first is looked at, the second is being read already.
    expect(chunks.map(({ length }) => length)).toEqual([1048576, 1048576, 1_500_000, 402_848]);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
  });

  test('reads a file that grows to its new end', async () => {
    const path = folder.write('growing.log', content);
    const condition = newCondition();
    let grown = false;
    let read = 0;
    for await (const chunk of readFile(await open(path), content.length, condition)) {
      read += chunk.length;
      if (!grown) await appendFile(path, content);
      grown = true;
    }
    expect(read).toBe(2 * content.length);
    expect(condition.partial).toBe(false);
  });

  test('says so where a file shrinks', async () => {
    const path = folder.write('shrinking.log', content);
    const condition = newCondition();
    let read = 0;
    for await (const chunk of readFile(await open(path), content.length, condition)) {
      read += chunk.length;
      truncateSync(path, 10);
    }
    expect(read).toBeLessThan(content.length);
    expect(condition).toEqual({
      bytesRead: read,
      partial: true,
      notes: [`the file shrank while it was read: ${read} of ${content.length} bytes were left`],
    });
  });

  test('keeps what was read before the disk failed', async () => {
    let reads = 0;
    let closed = false;
    const failing = {
      read: async (buffer: Buffer) => {
        if (++reads > 2) throw new Error('EIO: i/o error, read');
        return { bytesRead: buffer.length, buffer };
      },
      close: async () => {
        closed = true;
      },
    } as unknown as ReadableFile;
    const condition = newCondition();
    const read = await collect(readFile(failing, 10_000_000, condition));
    expect(read).toHaveLength(2 * 1024 * 1024);
    expect(condition.partial).toBe(true);
    expect(condition.notes).toEqual([`reading stopped after ${read.length} bytes: EIO: i/o error, read`]);
    expect(closed).toBe(true);
  });
});
