import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment } from './plain-environment.js';

/** What one run of a command cost. Null where this system cannot tell. */
export type Cost = {
  readonly seconds: number;
  /** Of all processors, in user and system mode. */
  readonly cpuSeconds: number | null;
  readonly peakMegabytes: number | null;
};

const gnuTime = '/usr/bin/time';

/**
 * Runs a command of the shell and throws its output away. Memory is that of the largest process, as the system counts
 * it for GNU time.
 *
 * @throws Error where it fails.
 */
export async function measure(command: string, folder: string): Promise<Cost> {
  const figures = join(folder, 'figures');
  const timed = existsSync(gnuTime) ? [gnuTime, '-f', '%U %S %M', '-o', figures, 'sh', '-c', command] : null;
  const [program = 'sh', ...args] = timed ?? ['sh', '-c', command];
  const start = performance.now();
  await run(program, args, command);
  const seconds = (performance.now() - start) / 1000;
  if (timed === null) return { seconds, cpuSeconds: null, peakMegabytes: null };
  const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = readFileSync(figures, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return { seconds, cpuSeconds: user + system, peakMegabytes: kilobytes / 1024 };
}

function run(program: string, args: readonly string[], command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: plainEnvironment() });
    let complaints = '';
    child.stderr.on('data', (text) => {
      complaints = `${complaints}${text}`.slice(-500);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}: ${complaints}`));
    });
  });
}
