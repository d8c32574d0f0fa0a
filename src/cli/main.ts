import { clean } from '../views/shared/clean.js';
import { complaint, UserError } from './errors.js';
import { exitCodes } from './exit-code.js';
import { explain } from './explain.js';
import type { Io } from './io.js';
import { logFormat } from './log-format.js';
import { type Command, type Options, parseArguments } from './options.js';
import { openStandardOutput } from './output.js';
import { runDashboard } from './run-dashboard.js';
import { viewOptionsFor } from './terminal.js';
import { tuneEngine } from './tune-engine.js';

/**
 * The whole program: arguments in, exit code out. Nothing else ends the process, and nothing before the fault itself
 * catches.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  // With standard error gone there is nobody to tell, which is no reason to fall over.
  io.stderr.on('error', () => undefined);
  const code = await runOrExplain(argv, io);
  endSoon(code, io);
  return code;
}

async function runOrExplain(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    io.stderr.write(error instanceof UserError ? complaint(error.message) : describeBug(error));
    return exitCodes.couldNotRun;
  }
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const { width } = viewOptionsFor(io, false);
  const command = parseArguments(argv, { stdinIsTerminal: () => io.stdin.isTTY === true, width });
  if (command.kind === 'audit') {
    tuneEngine(command.options.files);
    return (await runDashboard(command.options, io)) ?? audit(command.options, io);
  }
  if (command.kind === 'verify') {
    const { runVerify } = await import('./verify.js');
    return runVerify(command.settings, io);
  }
  await print(answerTo(command, width), io);
  return exitCodes.nothingFailed;
}

/** What reads and judges is most of the program, so it is loaded where it is needed. */
async function audit(options: Options, io: Io): Promise<number> {
  const { runAudit } = await import('./run-audit.js');
  return runAudit(options, io);
}

function answerTo(command: Exclude<Command, { kind: 'audit' | 'verify' }>, width: number): string {
  switch (command.kind) {
    case 'explain':
      return explain(command.cause, width);
    case 'log-format':
      return logFormat(command.server, width);
    case 'answer':
      return command.text;
  }
}

const grace = 2000;
const graceWhenInterrupted = 500;

/**
 * All is said and written now. What could still keep the process alive is nothing that anybody waits for: a read, or
 * the opening, of a pipe that gives nothing. It holds a thread, so that exiting would wait for it too; a signal does not.
 */
function endSoon(code: number, io: Io): void {
  const left = code === exitCodes.interrupted ? graceWhenInterrupted : grace;
  setTimeout(() => io.kill(io.pid, 'SIGINT'), left).unref();
}

async function print(text: string, io: Io): Promise<void> {
  const output = openStandardOutput(io.stdout, () => undefined);
  output.write(text);
  await output.close();
}

function describeBug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map((line) => clean(line));
  return `${complaint('this is a bug in the program, please report it:')}${lines.join('\n')}\n`;
}
