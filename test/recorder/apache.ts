import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { Cleanup } from './cleanup.js';
import { waitFor } from './wait-for.js';

export type ApacheOptions = {
  /** Holds `httpd.conf`, which finds `ROOT`, `MODULES`, `PORT` and `variables` as `${NAME}`; logs go to `logs/`. */
  readonly root: string;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
};

export type Apache = { readonly stop: () => Promise<void> };

/** Starts Apache httpd in the foreground and waits until it accepts connections. */
export async function startApache({ root, port, variables }: ApacheOptions, cleanup: Cleanup): Promise<Apache> {
  await mkdir(join(root, 'logs'), { recursive: true });
  // Started as root, httpd changes to an unprivileged user, who must get at the files too.
  await chmod(dirname(root), 0o755);
  const environment = {
    ...variables,
    ROOT: root,
    PORT: String(port),
    MODULES: process.env['APACHE_MODULES'] ?? '/usr/lib/apache2/modules',
    PATH: process.env['PATH'],
    TZ: 'UTC',
  };
  const program = process.env['APACHE'] ?? '/usr/sbin/apache2';
  const child = spawn(program, ['-f', join(root, 'httpd.conf'), '-DFOREGROUND'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The prefork MPM ends its whole process group, which else would be ours.
    detached: true,
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  cleanup.add(stop);
  await waitFor('Apache httpd', async () => {
    if (child.exitCode === null) return (await accepts(port)) ? true : null;
    const log = await readFile(join(root, 'logs', 'error.log'), 'utf8').catch(() => '');
    throw new Error(`httpd did not start: ${complaints}${log}`);
  });
  return { stop };
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
