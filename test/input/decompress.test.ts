import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decompress, zstdIsSupported } from '../../src/input/decompress.js';
import { newCondition } from '../../src/input/source.js';
import { chunksOf, collectText, someLog } from './helpers.js';

const log = someLog(2000);

describe('decompress', () => {
  test.each([
    ['gzip', gzipSync(log)],
    ['zlib', deflateSync(log)],
    ['deflate', deflateRawSync(log)],
  ] as const)('reads %s', async (compression, packed) => {
    const condition = newCondition();
    expect(await collectText(decompress(chunksOf(packed, 999), compression, condition))).toBe(log);
    expect(condition).toEqual(newCondition());
  });

  test('reads zstd of several frames where this Node can', async () => {
    const first = '28b52ffd200c6100006669727374206672616d650a';
    const skippable = '502a4d1803000000616263';
    const second = '28b52ffd200d6900007365636f6e64206672616d650a';
    const read = () =>
      collectText(decompress(chunksOf(Buffer.from(first + skippable + second, 'hex')), 'zstd', newCondition()));
    if (zstdIsSupported) expect(await read()).toBe('first frame\nsecond frame\n');
    else await expect(read()).rejects.toThrow();
  });

  test('gives what comes before a cut', async () => {
    const condition = newCondition();
    const packed = deflateSync(log);
    const text = await collectText(decompress(chunksOf(packed.subarray(0, 6000), 999), 'zlib', condition));
    expect(log.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(log.length * (6000 / packed.length) * 0.8);
    expect(condition).toEqual({ bytesRead: 0, partial: true, notes: ['the zlib data ends early, at byte 6000'] });
  });

  test('says where damage is', async () => {
    const condition = newCondition();
    const packed = deflateSync(log);
    packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1;
    const text = await collectText(decompress(chunksOf(packed, 999), 'zlib', condition));
    expect(log.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(log.length * 0.9);
    expect(condition.partial).toBe(true);
    expect(condition.notes).toEqual([
      expect.stringMatching(/^the zlib data is damaged near byte \d+ \(incorrect data check\)$/),
    ]);
  });

  test('notes what follows', async () => {
    const condition = newCondition();
    const packed = deflateSync('x\n');
    const content = Buffer.concat([packed, Buffer.from('junk')]);
    expect(await collectText(decompress(chunksOf(content), 'zlib', condition))).toBe('x\n');
    expect(condition.notes).toEqual([`bytes from ${packed.length} on that are not zlib data were left out`]);
    expect(condition.partial).toBe(false);
  });
});
