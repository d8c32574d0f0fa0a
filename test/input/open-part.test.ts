import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPart } from '../../src/input/open-part.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-part-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('reads a file from one of its bytes on', async () => {
  const name = join(folder, 'access.log');
  const text = Array.from({ length: 200_000 }, (_, i) => `line ${i}\n`).join('');
  await writeFile(name, text);
  const start = text.indexOf('line 1234\n');
  const opened = await openPart(name, start);
  if ('error' in opened) throw new Error(opened.error.message);
  const chunks: Buffer[] = [];
  for await (const chunk of opened.source.bytes) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe(text.slice(start));
  expect(opened.source.condition).toEqual({ bytesRead: text.length - start, partial: false, notes: [] });
});

it('says why it cannot', async () => {
  expect(await openPart(join(folder, 'missing'), 7)).toMatchObject({ error: { code: 'not-found' } });
});
