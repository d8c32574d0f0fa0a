import { audit } from '../audit.js';
import { LogFormatError } from '../formats/index.js';
import { openSources } from '../input/open-sources.js';
import type { Report } from '../model/report.js';
import type { Target } from '../verify/target.js';
import type { Verification } from '../verify/verification.js';
import { verify } from '../verify/verify.js';
import { toSafeJson } from '../views/shared/escape-json.js';
import { renderVerification } from '../views/verification.js';
import { complaint, UserError } from './errors.js';
import { exitCodes } from './exit-code.js';
import type { Io } from './io.js';
import { openStandardOutput } from './output.js';
import { paceSources } from './pace-sources.js';
import { viewOptionsFor } from './terminal.js';

export type VerifySettings = {
  /** `-` is standard input. */
  readonly file: string;
  readonly target: Target;
  readonly requests: boolean;
  readonly format: 'text' | 'json';
  readonly logFormat: string | null;
  readonly allowOrigins: readonly string[];
  readonly color: boolean;
};

/** One verification, from reading the file to the exit code. @throws UserError where it cannot begin. */
export async function runVerify(settings: VerifySettings, io: Io): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  io.once('SIGINT', interrupt);
  try {
    const report = await readReport(settings, io, stop.signal);
    if (stop.signal.aborted) return exitCodes.interrupted;
    const verification = await verify(report, { ...settings, signal: stop.signal });
    // What was being sent has no answer, which says nothing of the server.
    if (stop.signal.aborted) return exitCodes.interrupted;
    const output = openStandardOutput(io.stdout, () => undefined);
    output.write(
      settings.format === 'json'
        ? `${toSafeJson(verification, 2)}\n`
        : renderVerification(verification, viewOptionsFor(io, settings.color)),
    );
    await output.close();
    const trouble = troubleOf(verification);
    if (trouble !== null) io.stderr.write(complaint(trouble));
    return exitCodeOf(verification, trouble !== null);
  } finally {
    io.off('SIGINT', interrupt);
  }
}

async function readReport({ file, logFormat }: VerifySettings, io: Io, signal: AbortSignal): Promise<Report> {
  const tell = (message: string) => io.stderr.write(complaint(message));
  const sources = paceSources(openSources([file], io), {
    unopened: (error) => tell(error.message),
    progress: () => undefined,
    ready: async () => undefined,
    signal,
  });
  signal.addEventListener('abort', () => file === '-' && io.stdin.destroy(), { once: true });
  try {
    const report = await audit(sources, { logFormat, signal, onProblem: ({ message }) => tell(message) });
    if (report.sources.length === 0 && !signal.aborted) {
      throw new UserError('input', `nothing could be read from ${file}, and nothing was sent`);
    }
    return report;
  } catch (error) {
    if (error instanceof LogFormatError) throw new UserError('usage', error.message);
    throw error;
  }
}

/** Why what was sent proves nothing; null where it proves something, or there was nothing to prove. */
function troubleOf({ groups, sent, target }: Verification): string | null {
  if (groups.length === 0) return null;
  if (sent.answered > 0) return null;
  if (sent.preflights + sent.requests > 0) return `${target} answered nothing`;
  return groups.every(({ outcome }) => outcome === 'not-sent') ? 'nothing of what failed could be sent' : null;
}

function exitCodeOf({ counts }: Verification, isTroubled: boolean): number {
  if (isTroubled) return exitCodes.couldNotRun;
  return counts.fails + counts.open > 0 ? exitCodes.failuresFound : exitCodes.nothingFailed;
}
