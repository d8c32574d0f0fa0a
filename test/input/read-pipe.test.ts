import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPipe } from '../../src/input/read-pipe.js';
import { newCondition } from '../../src/input/source.js';
import { collectText, someLog } from './helpers.js';

const program = fileURLToPath(new URL('read-pipe-program.ts', import.meta.url));
const log = Buffer.from(someLog(400_000));

function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...argv], { stdio: ['pipe', 'pipe', 'inherit'] });
  const printed = child.stdout.toArray().then((chunks) => JSON.parse(Buffer.concat(chunks).toString()));
  return { stdin: child.stdin, printed };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('standard input behind a pipe', { timeout: 30_000 }, () => {
  it('is read to its end, in order, here at first and in a thread then', async () => {
    const { stdin, printed } = start();
    stdin.end(log);
    const { sha256: read, largest, ...condition } = await printed;
    expect(condition).toEqual({ bytesRead: log.length, partial: false, notes: [] });
    expect(read).toBe(sha256(log));
    // What came while the last chunk was looked at.
    expect(largest).toBeGreaterThan(1 << 20);
  });

  it('is read as it comes where little comes', async () => {
    const { stdin, printed } = start();
    stdin.write('one line of a log\n');
    stdin.end('and another\n');
    expect(await printed).toMatchObject({ sha256: sha256(Buffer.from('one line of a log\nand another\n')), notes: [] });
  });

  it.each([
    ['at first', log.subarray(0, 100_000)],
    ['in a thread', log.subarray(0, 20_000_000)],
  ])('ends where it is destroyed, though the pipe stays open: %s', async (_, begun) => {
    const { stdin, printed } = start(String(begun.length));
    stdin.write(begun);
    expect(await printed).toMatchObject({ bytesRead: begun.length, sha256: sha256(begun) });
    stdin.destroy();
  });

  it('is not read where it was destroyed before', async () => {
    const condition = newCondition();
    expect(await collectText(readPipe(0, new PassThrough().destroy(), condition))).toBe('');
    expect(condition).toEqual(newCondition());
  });
});
