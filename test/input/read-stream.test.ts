import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { closeInput } from '../../src/input/closable.js';
import { readStream } from '../../src/input/read-stream.js';
import { newCondition } from '../../src/input/source.js';
import { collectText } from './helpers.js';

test('gives the chunks and counts them', async () => {
  const condition = newCondition();
  expect(await collectText(readStream(Readable.from([Buffer.from('ab'), Buffer.from('c')]), condition))).toBe('abc');
  expect(condition).toEqual({ bytesRead: 3, partial: false, notes: [] });
});

test('a failure ends it with a note', async () => {
  async function* failing() {
    yield Buffer.from('ab');
    throw new Error('the cable was pulled');
  }
  const condition = newCondition();
  expect(await collectText(readStream(Readable.from(failing()), condition))).toBe('ab');
  expect(condition.partial).toBe(true);
  expect(condition.notes).toEqual(['reading stopped after 2 bytes (the cable was pulled)']);
});

test('closing it ends a stream that gives nothing', async () => {
  const idle = new PassThrough();
  const chunks = readStream(idle, newCondition());
  const reading = collectText(chunks);
  await closeInput(chunks);
  expect(idle.destroyed).toBe(true);
  expect(await reading).toBe('');
});
