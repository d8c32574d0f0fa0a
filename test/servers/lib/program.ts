import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitFor } from '../../recorder/wait-for.js';

const run = promisify(execFile);

/** A folder for one server; started as root, servers change to a user who must get in too. */
export async function makeFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `fix-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Runs a syntax check; its complaints are the error. */
export async function check(program: string, args: readonly string[], cwd?: string): Promise<void> {
  await run(program, [...args], cwd === undefined ? {} : { cwd });
}

export type Program = {
  readonly program: string;
  readonly args: readonly string[];
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

/** Starts a server in the foreground and waits until it accepts connections; answers with how to stop it. */
export async function startProgram({ program, args, port, environment, cwd }: Program): Promise<() => Promise<void>> {
  const child = spawn(program, [...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const exited = once(child, 'exit');
  await waitFor(program, async () => {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`);
    return (await accepts(port)) ? true : null;
  });
  return async () => {
    child.kill('SIGTERM');
    await exited;
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
