import { createReadStream, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { openSource } from '../../src/input/open-sources.js';
import { pipeBehind, redirectedFile } from '../../src/input/standard-input.js';
import { collect, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();
const content = Buffer.alloc(3_000_000, 'a line of a log\n');

it('reads the rest of a file that standard input was redirected from', async () => {
  const fd = openSync(folder.write('a.log', content), 'r');
  readSync(fd, Buffer.alloc(16), 0, 16, null);
  const stdin = createReadStream('', { fd });
  const opened = await openSource('-', { stdin });
  if ('error' in opened) throw new Error(opened.error.message);
  const { bytes, condition, size } = opened.source;
  expect((await collect(bytes)).equals(content.subarray(16))).toBe(true);
  expect(condition).toEqual({ bytesRead: content.length - 16, partial: false, notes: [] });
  expect(size).toBeNull();
  stdin.destroy();
});

it('takes nothing else for such a file', async () => {
  expect(await redirectedFile(Readable.from(['x']))).toBeNull();
  expect(await redirectedFile(Object.assign(Readable.from(['x']), { fd: openSync('/dev/null', 'r') }))).toBeNull();
  expect(await redirectedFile(Object.assign(Readable.from(['x']), { fd: 9999 }))).toBeNull();
  const begun = createReadStream(folder.write('b.log', content));
  for await (const _ of begun) break;
  expect(await redirectedFile(begun)).toBeNull();
});

it('looks for a pipe behind nothing but an untouched standard input', async () => {
  expect(await pipeBehind(Readable.from(['x']))).toBeNull();
  expect(await pipeBehind(Object.assign(Readable.from(['x']), { fd: openSync('/dev/null', 'r') }))).toBeNull();
  expect(await pipeBehind(Object.assign(Readable.from(['x']), { fd: 9999 }))).toBeNull();
  const touched = Object.assign(Readable.from(['x']), { fd: 0 });
  for await (const _ of touched) break;
  expect(await pipeBehind(touched)).toBeNull();
});
