import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { closeInput } from '../../src/input/closable.js';
import { readHead } from '../../src/input/read-head.js';
import { chunksOf, collectText } from './helpers.js';

describe('readHead', () => {
  test.each([1, 2, 5, 100])('sees the beginning in chunks of %d, and loses nothing', async (size) => {
    const { head, bytes } = await readHead(chunksOf('abcdefghij', size), 4);
    expect(Buffer.from(head).toString().slice(0, 4)).toBe('abcd');
    expect(await collectText(bytes)).toBe('abcdefghij');
  });

  test('is content with less where there is no more', async () => {
    const { head, bytes } = await readHead(chunksOf('ab', 1), 4);
    expect(Buffer.from(head).toString()).toBe('ab');
    expect(await collectText(bytes)).toBe('ab');
  });

  test('of an empty input is empty', async () => {
    const { head, bytes } = await readHead(chunksOf(''), 4);
    expect(head).toHaveLength(0);
    expect(await collectText(bytes)).toBe('');
  });

  test('does not wait for ever for a pipe that has given something', async () => {
    const pipe = new PassThrough();
    pipe.write('one line\n');
    const { head, bytes } = await readHead(pipe, 1000);
    expect(Buffer.from(head).toString()).toBe('one line\n');
    pipe.end('and later another\n');
    expect(await collectText(bytes)).toBe('one line\nand later another\n');
  });

  test('closes the input, read or not', async () => {
    const pipe = new PassThrough();
    pipe.write('one line\n');
    const { bytes } = await readHead(pipe, 4);
    await closeInput(bytes);
    expect(pipe.destroyed).toBe(true);
    expect(await collectText(bytes)).toBe('');
  });
});
