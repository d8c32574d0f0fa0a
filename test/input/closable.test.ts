import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { closable, closeInput } from '../../src/input/closable.js';
import { chunksOf, collectText } from './helpers.js';

test('hands on every chunk', async () => {
  expect(await collectText(closable(chunksOf('abcdef', 2), () => undefined))).toBe('abcdef');
});

test('closes what was never started', async () => {
  let closed = false;
  await closeInput(
    closable(chunksOf('abc'), () => {
      closed = true;
    }),
  );
  expect(closed).toBe(true);
});

test('closes while a read is waiting', async () => {
  const idle = new PassThrough();
  async function* read(): AsyncGenerator<Uint8Array> {
    yield* idle;
  }
  const chunks = closable(read(), () => idle.destroy());
  const waiting = chunks.next().catch(() => 'given up');
  await chunks.return?.();
  expect(await waiting).toBe('given up');
});
