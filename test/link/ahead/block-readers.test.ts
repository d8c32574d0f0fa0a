import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualBlockSize } from '../../../src/formats/blocks/block-memory.js';
import { type BlockReaders, createBlockReaders } from '../../../src/link/ahead/block-readers.js';

const folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
const path = join(folder, 'access.log');
const line = '192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 5\n';
/** Enough for some blocks. */
const lineCount = 200_000;
const log = Buffer.from(line.repeat(lineCount));
const glance = { prefix: { hasHost: false, end: { kind: 'number' } }, plain: null } as const;
let fd: number;
let readers: BlockReaders;

function threads(jobs: number): BlockReaders {
  const made = createBlockReaders(jobs, 30_000);
  if (made === null) throw new Error('there is memory to share');
  return made;
}

beforeAll(() => {
  writeFileSync(path, log);
  fd = openSync(path, 'r');
  readers = threads(3);
});

afterAll(async () => {
  await readers.close();
  closeSync(fd);
  rmSync(folder, { recursive: true, force: true });
});

async function collect(start: number, size: number) {
  const chunks: Buffer[] = [];
  let lines = 0;
  for await (const chunk of readers.read({ fd, start, size }, glance)) {
    chunks.push(Buffer.from(chunk));
    lines += readers.indexOf(chunk)?.count ?? 0;
    expect(readers.indexOf(chunks[0] ?? chunk)).toBeNull();
  }
  return { bytes: Buffer.concat(chunks), chunks: chunks.length, lines };
}

describe('threads that read ahead', () => {
  it('are none where one does all', () => {
    expect(createBlockReaders(1, 30_000)).toBeNull();
  });

  it('give the bytes of a file in order, one file after the other', async () => {
    const whole = await collect(0, log.length);
    expect(whole.bytes.equals(log)).toBe(true);
    // All but those that go on over the border of two blocks.
    expect(whole.lines).toBeGreaterThan(lineCount - 3 * whole.chunks);
    const rest = await collect(1234, log.length);
    expect(rest.bytes.equals(log.subarray(1234))).toBe(true);
  });

  it('end where the file does', async () => {
    const { bytes } = await collect(0, log.length + 10_000_000);
    expect(bytes.equals(log.subarray(0, bytes.length))).toBe(true);
    expect(log.length - bytes.length).toBeLessThan(usualBlockSize);
  });

  it('can be left early, and used again', async () => {
    for await (const chunk of readers.read({ fd, start: 0, size: log.length }, glance)) {
      expect(chunk[0]).toBe(log[0]);
      break;
    }
    expect((await collect(0, log.length)).bytes.equals(log)).toBe(true);
  });

  it('tell of a fault of their own', async () => {
    const broken = threads(2);
    try {
      const faulty: typeof glance = JSON.parse('{"prefix":{"hasHost":false,"end":{"kind":"bytes"}},"plain":null}');
      await expect(broken.read({ fd, start: 0, size: log.length }, faulty).next()).rejects.toThrow(TypeError);
    } finally {
      await broken.close();
    }
  });
});
