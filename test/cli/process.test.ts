import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failingLog, longLog } from './logs.js';
import { outcomeOf, run, start } from './program.js';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
  writeFileSync(join(cwd, 'failing.log'), failingLog);
  writeFileSync(join(cwd, 'long.log'), longLog(30_000));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('a closed pipe', () => {
  it('ends it quietly in the middle of its records', async () => {
    const child = start(['long.log', '-f', 'ndjson'], { cwd });
    const outcome = outcomeOf(child);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, signal, stderr } = await outcome;
    expect([code, signal, stderr]).toEqual([0, null, '']);
  });

  it('ends it quietly before its first word', async () => {
    for (const argv of [['failing.log'], ['long.log', '-f', 'json'], ['explain'], ['--help']]) {
      const child = start(argv, { cwd });
      child.stdout?.destroy();
      const { signal, stderr } = await outcomeOf(child);
      expect([signal, stderr]).toEqual([null, '']);
    }
  });

  it('on standard error costs nothing but the words', async () => {
    const child = start(['nosuch.log', 'failing.log'], { cwd });
    child.stderr?.destroy();
    const { code, stdout } = await outcomeOf(child);
    expect(code).toBe(2);
    expect(stdout).toContain('3 of 4 preflights failed');
  });
});

describe.runIf(process.platform === 'linux')('a bound on addresses, as some hosts set it', () => {
  // V8 wants ten gigabytes of them for compiled code's memory, of which it uses a few.
  const bounded = (argv: readonly string[]) => {
    const program = fileURLToPath(new URL('../../bin/preflight-audit.js', import.meta.url));
    const words = [process.execPath, program, ...argv].map((word) => `'${word}'`).join(' ');
    const { PATH } = process.env;
    const child = spawn('sh', ['-c', `ulimit -v 9000000 && exec ${words}`], { cwd, env: { PATH } });
    child.stdin.end();
    return outcomeOf(child);
  };

  it('changes nothing in the report of a log', async () => {
    writeFileSync(join(cwd, 'large.log'), longLog(150_000));
    for (const file of ['failing.log', 'large.log']) {
      expect(await bounded([file, '-f', 'json', '--jobs', '2'])).toEqual(await run([file, '-f', 'json'], { cwd }));
    }
  }, 60_000);

  it('is told where a recording is to be read', async () => {
    const recording = fileURLToPath(new URL('../../samples/seed-a-header-set/traffic.har', import.meta.url));
    const told = await bounded([recording]);
    // From 24 on, Node does with fewer.
    if (Number(process.versions.node.split('.')[0]) >= 24) expect(told).toEqual(await run([recording], { cwd }));
    else {
      expect([told.code, told.stdout, told.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
      expect(told.stderr).toContain('raise its bound (ulimit -v)');
    }
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it.each([
    ['text', 'failing.log'],
    ['json', 'failing.log'],
    ['ndjson', 'long.log'],
  ])('is told in one sentence (%s)', async (format, file) => {
    const full = openSync('/dev/full', 'w');
    const { code, stderr } = await run([file, '-f', format], { cwd, stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect(code).toBe(2);
    expect(stderr).toBe('preflight-audit: cannot write standard output: no space left on device.\n');
  });

  it('is told of a file too', async () => {
    const { code, stderr } = await run(['failing.log', '-f', 'json', '-o', '/dev/full'], { cwd });
    expect([code, stderr]).toEqual([2, 'preflight-audit: cannot write /dev/full: no space left on device.\n']);
  });
});

describe('Ctrl-C', () => {
  it('stops it while it waits for more, with what it has', async () => {
    const child = start(['-', '-f', 'ndjson'], { cwd });
    child.stdin?.write(failingLog);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, signal, stdout, stderr } = await outcomeOf(child);
    expect([code, signal]).toEqual([130, null]);
    expect(stderr).toBe('preflight-audit: interrupted: the report covers what was read so far.\n');
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'summary', partial: true });
  });

  it.runIf(process.platform !== 'win32')('stops it behind a named pipe that gives nothing', async () => {
    const pipe = join(cwd, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const child = start([pipe, '-f', 'ndjson'], { cwd });
    const outcome = outcomeOf(child);
    const writer = openSync(pipe, 'w');
    writeFileSync(writer, failingLog);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, signal } = await outcome;
    closeSync(writer);
    // By its own exit or, since the read never ends, by the signal: a shell says 130 to both.
    expect(code === 130 || signal === 'SIGINT').toBe(true);
  });
});

describe('standard input', () => {
  it('that is closed is an empty one', async () => {
    const { code, stdout, stderr } = await run(['-'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^preflight-audit: Standard input is empty.*\n$/);
  });

  it('is read where no file is named', async () => {
    const child = start([], { cwd });
    child.stdin?.end(failingLog);
    const { code, stdout } = await outcomeOf(child);
    expect(code).toBe(1);
    expect(stdout).toContain('standard input');
  });

  it('gives through a pipe what a file behind it gives, however much comes', async () => {
    const log = longLog(100_000);
    writeFileSync(join(cwd, 'redirected.log'), log);
    const argv = ['-', '-f', 'json', '--no-error-log'];
    const piped = start(argv, { cwd });
    piped.stdin?.end(log);
    const file = openSync(join(cwd, 'redirected.log'), 'r');
    const [fromPipe, fromFile] = await Promise.all([
      outcomeOf(piped),
      outcomeOf(start(argv, { cwd, stdio: [file, 'pipe', 'pipe'] })),
    ]);
    closeSync(file);
    expect(JSON.parse(fromPipe.stdout)).toMatchObject({ summary: { counts: { preflights: 100_000 } } });
    expect(fromPipe).toEqual(fromFile);
  });

  it('has a thread of its own in what is built, too', async () => {
    const program = new URL('../../dist/input/pipe-worker.js', import.meta.url);
    const worker = new Worker(program, { workerData: { fd: 9999 } });
    expect(await once(worker, 'message')).toEqual(['ready']);
    await worker.terminate();
  });
});
