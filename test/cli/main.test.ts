import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { type FakeOptions, fakeIo } from './fake-io.js';
import { failingLog, longLog, passingLog } from './logs.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
  writeFileSync(join(folder, 'failing.log'), failingLog);
  writeFileSync(join(folder, 'passing.log'), passingLog);
  writeFileSync(join(folder, 'long.log'), longLog(20_000));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(argv: readonly string[], options: FakeOptions = {}) {
  const io = fakeIo(options);
  const code = await main(
    argv.map((word) => word.replace('@', `${folder}/`)),
    io,
  );
  return { code, ...io.written, io };
}

describe('main', () => {
  it('audits, reports and tells by its exit code', async () => {
    const failing = await run(['@failing.log']);
    expect([failing.code, failing.stderr]).toEqual([1, '']);
    expect(failing.stdout).toContain('3 of 4 preflights failed (75.0 %).');
    const passing = await run(['@passing.log']);
    expect([passing.code, passing.stderr]).toEqual([0, '']);
    expect(passing.stdout).toContain('Nothing failed: 1 preflight passed.');
  });

  it('looks into the error log beside the access log, or where it is told to', async () => {
    const near = mkdtempSync(join(folder, 'near-'));
    const log =
      "[Sat Nov 21 14:03:01.5 2026] [proxy_fcgi:error] [pid 1:tid 2] [client 203.0.113.7:1] AH01071: Got error 'PHP message: PHP Fatal error:  Uncaught Error: no handler'\n";
    writeFileSync(join(near, 'access.log'), failingLog);
    writeFileSync(join(near, 'error.log'), log);
    writeFileSync(join(near, 'other.log'), log);
    const found = await run([join(near, 'access.log')]);
    expect([found.code, found.stderr]).toEqual([1, '']);
    expect(found.stdout).toContain('Uncaught Error: no handler');
    const named = await run([join(near, 'access.log'), '--error-log', join(near, 'other.log')]);
    expect(named.stdout).toContain('other.log:1  14:03:01');
    const without = await run([join(near, 'access.log'), '--no-error-log']);
    expect(without.stdout).not.toContain('Uncaught Error');
    writeFileSync(join(near, 'error.log'), failingLog);
    const foreign = await run([join(near, 'access.log')]);
    expect([foreign.code, foreign.stderr]).toEqual([1, expect.stringContaining('is no Apache error log')]);
    const missing = await run([join(near, 'access.log'), '--error-log', join(near, 'gone.log')]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('does not exist')]);
  });

  it('reads standard input', async () => {
    const piped = await run(['-f', 'json'], { stdin: Readable.from([Buffer.from(failingLog)]) });
    expect(piped.code).toBe(1);
    expect(JSON.parse(piped.stdout).summary.sources[0].file).toBe('-');
  });

  it('ends its records with one summary', async () => {
    const { stdout } = await run(['@failing.log', '-f', 'ndjson']);
    const types = stdout.trimEnd().split('\n');
    expect(types.map((line) => JSON.parse(line).type).sort()).toEqual([
      'preflight',
      'preflight',
      'preflight',
      'preflight',
      'summary',
    ]);
    expect(JSON.parse(types.at(-1) ?? '').type).toBe('summary');
  });

  it('prints nothing when quiet, but its files', async () => {
    const quiet = await run(['-q', '@failing.log', '-o', '@quiet.json']);
    expect([quiet.code, quiet.stdout, quiet.stderr]).toEqual([1, '', '']);
    expect(JSON.parse(readFileSync(join(folder, 'quiet.json'), 'utf8')).summary.counts.failed).toBe(3);
  });

  it('passes on what the user vouches for', async () => {
    const { stdout } = await run(['@failing.log', '--allow-origin', 'https://shop.example']);
    expect(stdout).toContain('https://shop.example');
  });

  it('names a bad log format before it reads or writes anything', async () => {
    const { code, stdout, stderr } = await run(['@failing.log', '--log-format', '%h %Q']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('%Q');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('stops on Ctrl-C, and shows what it has as partial', async () => {
    const never = new Readable({ read() {} });
    never.push(failingLog);
    let written = '';
    const onFirstRecord = new Writable({
      write(chunk, _encoding, done) {
        if (written === '') io.interrupt();
        written += String(chunk);
        done();
      },
    });
    const io = fakeIo({ stdin: never, stdout: onFirstRecord });
    const code = await main(['-', '-f', 'ndjson', '-o', '-', '-o', join(folder, 'never.ndjson')], io);
    expect(code).toBe(130);
    expect(JSON.parse(written.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'summary', partial: true });
    expect(io.written.stderr).toBe('preflight-audit: interrupted: the report covers what was read so far.\n');
    expect(() => readFileSync(join(folder, 'never.ndjson'))).toThrow('ENOENT');
  });

  it('stops reading when nobody reads its output any more', async () => {
    let written = 0;
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        written++;
        done(Object.assign(new Error('EPIPE: broken pipe, write'), { code: 'EPIPE' }));
      },
    });
    const { code, stderr } = await run(['@long.log', '-f', 'ndjson'], { stdout: gone });
    expect([code, stderr, written]).toEqual([0, '', 1]);
  });

  it('says in one sentence that its output could not be written', async () => {
    const full = () =>
      new Writable({
        write(_chunk, _encoding, done) {
          done(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
        },
      });
    for (const argv of [['@failing.log'], ['@long.log', '-f', 'ndjson'], ['--help'], ['explain']]) {
      const { code, stderr } = await run(argv, { stdout: full() });
      expect(code).toBe(2);
      expect(stderr).toBe('preflight-audit: cannot write standard output: no space left on device.\n');
    }
  });

  it('shows progress in a terminal, and takes it away', async () => {
    const { stderr } = await run(['@failing.log'], { terminal: 80 });
    expect(stderr).toMatch(/reading .*failing\.log/);
    expect(stderr.endsWith('\r\x1b[K')).toBe(true);
  });

  it('shows a fault of its own with the place where it happened', async () => {
    const stdin = Object.defineProperty(Readable.from([]), 'isTTY', {
      get() {
        throw new TypeError('made up\x07');
      },
    });
    const { code, stderr } = await run([], { stdin });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'preflight-audit: this is a bug in the program, please report it:\nTypeError: made up\\x07\n',
    );
    expect(stderr).toContain('main.test.ts');
  });
});
