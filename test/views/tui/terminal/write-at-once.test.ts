import { expect, it } from 'vitest';
import { writeAtOnce } from '../../../../src/views/tui/terminal/write-at-once.js';

/** Takes so many bytes a call; 0 is a terminal that has no room, null one that is gone. */
function terminal(...rooms: readonly (number | null)[]) {
  const written: Buffer[] = [];
  let calls = 0;
  const write = (_descriptor: number, bytes: Uint8Array): number => {
    const room = rooms[Math.min(calls++, rooms.length - 1)] ?? null;
    if (room === null) throw Object.assign(new Error('write EIO'), { code: 'EIO' });
    if (room === 0) throw Object.assign(new Error('write EAGAIN'), { code: 'EAGAIN' });
    written.push(Buffer.from(bytes.subarray(0, room)));
    return Math.min(room, bytes.length);
  };
  writeAtOnce(1, 'abcdef', write);
  return { text: Buffer.concat(written).toString(), calls };
}

it('writes all of it, also in pieces, and to a terminal that has no room at first', () => {
  expect(terminal(100)).toEqual({ text: 'abcdef', calls: 1 });
  expect(terminal(0, 0, 4, 0, 2)).toEqual({ text: 'abcdef', calls: 5 });
});

it('gives up on a terminal that is gone, and on one that takes nothing', () => {
  expect(terminal(null)).toEqual({ text: '', calls: 1 });
  expect(terminal(3, null).text).toBe('abc');
  expect(terminal(0).text).toBe('');
});
