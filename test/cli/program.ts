import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/preflight-audit.js', import.meta.url));

export type Run = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Starts the built program as a shell does; neither colour nor locale of this machine reach it. */
export function start(argv: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const { PATH } = process.env;
  return spawn(process.execPath, [program, ...argv], { env: { PATH }, ...options });
}

/** What became of it, and all that it wrote where that was a pipe. */
export async function outcomeOf(child: ChildProcess): Promise<Run> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs it to its end with nothing on standard input. */
export function run(argv: readonly string[], options: SpawnOptions = {}): Promise<Run> {
  const child = start(argv, options);
  child.stdin?.end();
  return outcomeOf(child);
}
