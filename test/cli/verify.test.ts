import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { type App, app, startUpstream, type Upstream } from '../servers/lib/upstream.js';
import { type FakeIo, fakeIo } from './fake-io.js';
import { failingLog, otherLog, passingLog } from './logs.js';

let folder = '';
let server: Upstream | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});

afterEach(async () => {
  await server?.stop();
  server = null;
  await rm(folder, { recursive: true });
});

type Ran = FakeIo['written'] & { readonly code: number };

async function run(content: string, answer: App, ...argv: readonly string[]): Promise<Ran> {
  server = await startUpstream(answer);
  return runAt(content, `http://127.0.0.1:${server.port}`, ...argv);
}

async function runAt(content: string, target: string, ...argv: readonly string[]): Promise<Ran> {
  const file = join(folder, 'access.log');
  await writeFile(file, content);
  const io = fakeIo();
  return { code: await main(['verify', file, '--target', target, ...argv], io), ...io.written };
}

const allows = { 'access-control-allow-origin': 'https://app.example.com', 'access-control-allow-methods': '*' };

describe('verify', () => {
  it('ends with 0 where all pass now', async () => {
    const { code, stdout, stderr } = await run(failingLog, app(204, allows));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('PASSES NOW');
    expect(stdout).toContain('Assumed: the announced method is not recorded');
  });

  it('ends with 1 where some still fail', async () => {
    const { code, stdout } = await run(failingLog, (request, response) =>
      app(request.url === '/api/export' ? 500 : 204, allows)(request, response),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('STILL FAILS');
    expect(stdout).toContain('PASSES NOW');
  });

  it('ends with 0 where nothing failed, and sends nothing', async () => {
    const { code, stdout } = await runAt(passingLog, 'http://127.0.0.1:9');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing failed in this input: there is nothing to send.\n' });
  });

  it('prints JSON', async () => {
    const { code, stdout } = await run(failingLog, app(405), '-f', 'json', '--requests');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      requests: true,
      counts: { passes: 0, fails: 2 },
      groups: [{ outcome: 'fails', probes: [{ before: { status: 405 }, preflight: { status: 405 } }, {}] }, {}],
    });
  });

  it('ends with 2 where nothing answers', async () => {
    server = await startUpstream(app(204));
    const { port } = server;
    await server.stop();
    server = null;
    const { code, stderr } = await runAt(failingLog, `http://127.0.0.1:${port}`);
    expect(code).toBe(2);
    expect(stderr).toContain(`http://127.0.0.1:${port} answered nothing`);
  });

  it('ends with 2 where nothing could be sent', async () => {
    const { code, stderr } = await runAt(failingLog, 'http://127.0.0.1:9', '--allow-origin', 'https://other.example');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'preflight-audit: nothing of what failed could be sent.\n' });
  });

  it.each([
    [otherLog, [], 'is in no format'],
    [failingLog, ['--log-format', '%z'], '%z'],
  ])('ends with 2 where it cannot read', async (content, argv, message) => {
    const { code, stdout, stderr } = await runAt(content, 'http://127.0.0.1:9', ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('needs a file and a target', async () => {
    const io = fakeIo();
    expect(await main(['verify', 'access.log'], io)).toBe(2);
    expect(await main(['verify', 'access.log', '--target', 'https://a:b@example.com'], io)).toBe(2);
    expect(io.written.stderr).toContain("required option '--target <url>' not specified");
    expect(io.written.stderr).toContain('A target has no user name or password');
  });

  it('stops on Ctrl-C', async () => {
    const io = fakeIo();
    server = await startUpstream(() => io.interrupt());
    const file = join(folder, 'access.log');
    await writeFile(file, failingLog);
    expect(await main(['verify', file, '--target', `http://127.0.0.1:${server.port}`], io)).toBe(130);
    expect(io.written.stdout).toBe('');
  });
});
