import { expect, it } from 'vitest';
import { gatherChunks } from '../../../src/formats/har/gather-chunks.js';

const megabyte = 1 << 20;

/** The sizes in which chunks of these sizes are handed on, and all their bytes; each chunk is wiped when it is done with. */
function gather(sizes: readonly number[]) {
  const taken: Buffer[] = [];
  const { push, end } = gatherChunks((chunk) => taken.push(Buffer.from(chunk)));
  let next = 0;
  for (const size of sizes) {
    const chunk = Uint8Array.from({ length: size }, () => next++ % 251);
    push(chunk);
    chunk.fill(255);
  }
  end();
  end();
  expect(Buffer.concat(taken).every((byte, at) => byte === at % 251)).toBe(true);
  return taken.map(({ length }) => length);
}

it('makes large chunks of small ones', () => {
  expect(gather(Array.from({ length: 40 }, () => 65_536))).toEqual([megabyte, megabyte, 8 * 65_536]);
  expect(gather([1, 2, 3])).toEqual([6]);
  expect(gather(Array.from({ length: 30 }, () => 100_000))).toEqual([
    megabyte - 48_576,
    megabyte - 48_576,
    megabyte - 48_576,
  ]);
});

it('hands large ones on as they are, behind the small ones before them', () => {
  expect(gather([megabyte, 5 * megabyte, 10, megabyte, 20, 30])).toEqual([megabyte, 5 * megabyte, 10, megabyte, 50]);
});

it('hands on nothing where there was nothing', () => {
  expect(gather([])).toEqual([]);
});
