import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { byteQueue } from '../../src/input/byte-queue.js';
import { gunzip } from '../../src/input/gzip.js';
import { newCondition, type SourceCondition } from '../../src/input/source.js';
import { chunksOf, collectText, someLog } from './helpers.js';

const first = someLog(3000);
const second = 'the second member\n';
const [a, b] = [gzipSync(first), gzipSync(second)];
const fine: SourceCondition = { bytesRead: 0, partial: false, notes: [] };

async function unzip(content: Uint8Array, chunkSize = 1000): Promise<{ text: string; condition: SourceCondition }> {
  const condition = newCondition();
  return { text: await collectText(gunzip(byteQueue(chunksOf(content, chunkSize)), condition)), condition };
}

/** A member with every optional field of RFC 1952, 2.3. */
function memberWithAllFields(content: string, fileName = 'access.log'): Buffer {
  const plain = gzipSync(content);
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = 2 | 4 | 8 | 16;
  const extra = Buffer.from([3, 0, 1, 2, 3]);
  return Buffer.concat([header, extra, Buffer.from(`${fileName}\0a comment\0??`), plain.subarray(10)]);
}

describe('gunzip', () => {
  test.each([1, 11, 1000, 1e9])('reads several members, from chunks of %d bytes', async (chunkSize) => {
    const content = Buffer.concat([b, gzipSync(''), a, b]);
    expect(await unzip(content, chunkSize)).toEqual({ text: second + first + second, condition: fine });
  });

  test.each([1, 20, 1e9])('reads headers with every optional field, from chunks of %d bytes', async (chunkSize) => {
    const content = Buffer.concat([memberWithAllFields('one\n'), memberWithAllFields('two\n')]);
    expect(await unzip(content, chunkSize)).toEqual({ text: 'one\ntwo\n', condition: fine });
  });

  test('steps over the zeros that block devices add', async () => {
    const content = Buffer.concat([a, Buffer.alloc(700), b, Buffer.alloc(512)]);
    expect(await unzip(content)).toEqual({ text: first + second, condition: fine });
  });

  test('gives all that comes before a cut, and says where it is', async () => {
    const { text, condition } = await unzip(Buffer.concat([b, a.subarray(0, 5000)]));
    expect(text.length).toBeGreaterThan(second.length + first.length * 0.1);
    expect((second + first).startsWith(text)).toBe(true);
    expect(condition.partial).toBe(true);
    expect(condition.notes).toEqual([`the gzip data ends early, at byte ${b.length + 5000}`]);
  });

  test.each([
    ['the header', 5, ''],
    ['the checksum', b.length - 3, second],
    ['a long file name', 14, '', memberWithAllFields('x')],
  ])('says so where %s is cut', async (_, length, expected, member = b) => {
    const { text, condition } = await unzip(member.subarray(0, length));
    expect(text).toBe(expected);
    expect(condition).toEqual({ bytesRead: 0, partial: true, notes: [`the gzip data ends early, at byte ${length}`] });
  });

  test('leaves out what is no gzip data, and loses nothing before it', async () => {
    const { text, condition } = await unzip(Buffer.concat([a, Buffer.from('-- end of backup --')]));
    expect(text).toBe(first);
    expect(condition.notes).toEqual([`bytes from ${a.length} on that are not gzip data were left out`]);
  });

  test('goes on with the next member after damage, on a line of its own', async () => {
    const damaged = gzipSync(first, { memLevel: 1 });
    for (let i = 6000; i < damaged.length; i++) damaged[i] = (i * 2654435761) >>> 13;
    const { text, condition } = await unzip(Buffer.concat([damaged, b]));
    expect(text.endsWith(`\n${second}`)).toBe(true);
    let same = 0;
    while (text[same] === first[same]) same++;
    expect(same / first.length).toBeGreaterThan((6000 / damaged.length) * 0.8);
    expect(condition.partial).toBe(true);
    expect(condition.notes[0]).toMatch(/^the gzip data is damaged near byte \d+ \(.+\)$/);
    expect(condition.notes[1]).toBe(`reading went on at byte ${damaged.length}, where more gzip data begins`);
  });

  test('keeps data whose checksum is wrong, and says so', async () => {
    const content = Buffer.concat([a, b]);
    content[a.length - 8] = (content[a.length - 8] ?? 0) ^ 1;
    const { text, condition } = await unzip(content);
    expect(text).toBe(first + second);
    expect(condition.notes).toEqual([`the gzip data before byte ${a.length - 8} does not match its checksum`]);
  });

  test('comes to an end with a file of nothing but false beginnings', async () => {
    const { text, condition } = await unzip(Buffer.from('1f8b0800000000000003ff'.repeat(5000), 'hex'), 4096);
    expect(text.trim()).toBe('');
    expect(condition.partial).toBe(true);
    expect(condition.notes.length).toBeLessThan(20);
  });
});
