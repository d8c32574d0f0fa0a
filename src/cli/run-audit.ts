import { audit } from '../audit.js';
import type { Counted } from '../audit-options.js';
import { suggestFixes } from '../fixes/index.js';
import { LogFormatError } from '../formats/index.js';
import { findErrorLogs } from '../input/error-logs-beside.js';
import { followSources } from '../input/follow.js';
import { openSources } from '../input/open-sources.js';
import type { Report } from '../model/report.js';
import { views } from '../views/index.js';
import { UserError } from './errors.js';
import { exitCodeFor, exitCodes } from './exit-code.js';
import type { Io } from './io.js';
import type { Options } from './options.js';
import { paceSources } from './pace-sources.js';
import { createProgress, type Progress } from './progress.js';
import { recordingsFirst } from './recordings-first.js';
import { openReports, type Reports } from './reports.js';
import { collectTroubles, type Troubles, tellPartial } from './troubles.js';
import { tuneForRecordings } from './tune-engine.js';

/** One audit, from opening the files to the exit code. @throws UserError where it cannot begin. */
export async function runAudit(options: Options, io: Io): Promise<number> {
  refuseToFollow(options);
  const stop = new AbortController();
  const reports = await openReports(options, io, () => stop.abort());
  let interrupted = false;
  const interrupt = () => {
    // What is followed ends no other way.
    interrupted = !options.follow;
    stop.abort();
  };
  // Once: a second Ctrl-C ends the process at once, as it does without us.
  io.once('SIGINT', interrupt);
  const progress = createProgress(io.stderr, !options.quiet && !options.follow);
  const troubles = collectTroubles(io, progress);
  try {
    const report = await readAndJudge(options, io, { reports, progress, troubles, signal: stop.signal });
    const outcome = () => exitCodeFor({ report, troubled: troubles.any(), interrupted, exitZero: options.exitZero });
    if (report.sources.length === 0) {
      await reports.discard();
      return outcome();
    }
    if (interrupted) troubles.tell('interrupted: the report covers what was read so far');
    else if (!reports.areLost()) tellPartial(report, troubles);
    const { server, allowOrigins } = options;
    const fixes = suggestFixes(report, { server, allowOrigins });
    const errors = await reports.finish({ report, fixes }, { keepFiles: !interrupted });
    for (const error of errors) troubles.tell(error.message);
    // A reader that went away has seen what it wanted.
    if (reports.areLost() && errors.length === 0 && !interrupted) return exitCodes.nothingFailed;
    return outcome();
  } catch (error) {
    await reports.discard();
    throw error;
  } finally {
    progress.clear();
    io.off('SIGINT', interrupt);
  }
}

/** A document has an end, and what is followed has none. */
function refuseToFollow({ follow, targets }: Options): void {
  if (!follow || targets.every(({ view }) => views[view].kind === 'stream')) return;
  throw new UserError('usage', '--follow goes with the dashboard, which needs a terminal, or with --format ndjson');
}

export type Work = {
  readonly reports: Pick<Reports, 'ready' | 'finding'>;
  readonly progress: Progress;
  readonly troubles: Troubles;
  readonly signal: AbortSignal;
  /** Hears how much was judged so far. */
  readonly counted?: (counted: Counted) => void;
  /** Hears the report so far while reading goes on. */
  readonly snapshot?: (report: Report) => void;
  /** Of followed files all that was there has been read, and snapshots tell of it. */
  readonly caughtUp?: () => void;
};

/** Reads what the options name, and judges it. @throws UserError where the log format is none. */
export async function readAndJudge(options: Options, io: Io, work: Work): Promise<Report> {
  const { reports, progress, troubles, signal, counted, snapshot, caughtUp } = work;
  // A pipe that gives nothing would keep the process waiting.
  signal.addEventListener('abort', () => options.files.includes('-') && io.stdin.destroy(), { once: true });
  let reachEnd: () => void = () => undefined;
  const atEnd = new Promise<void>((resolve) => {
    reachEnd = resolve;
  });
  const opened = options.follow
    ? followSources(options.files, io, {
        signal,
        onMissing: (name) => troubles.mention(`${name} does not exist yet, and is waited for`),
        onCaughtUp: reachEnd,
      })
    : openSources(recordingsFirst(options.files), io);
  const sources = paceSources(opened, {
    unopened: (error) => (error.code === 'empty' ? troubles.mention(error.message) : troubles.tell(error.message)),
    progress: (source, number) => progress.show(source, number, options.files.length),
    ready: reports.ready,
    signal,
    together: options.follow,
  });
  // An error log is looked into at the end, and what is followed has none.
  const errorLogs = options.follow ? [] : (options.errorLogs ?? (await findErrorLogs(options.files)));
  // What nobody asked for is no trouble where it cannot be read.
  const tellOfErrorLog = options.errorLogs === null ? troubles.mention : troubles.tell;
  try {
    return await audit(sources, {
      logFormat: options.logFormat,
      windowMs: options.windowMs,
      trustedProxies: options.trustedProxies,
      jobs: options.jobs,
      errorLogs: paceSources(openSources(errorLogs, io), {
        unopened: (error) => (error.code === 'empty' ? undefined : tellOfErrorLog(error.message)),
        progress: (source, number) => progress.show(source, number, errorLogs.length),
        ready: reports.ready,
        signal,
      }),
      onProblem: ({ file, message }) => (errorLogs.includes(file) ? tellOfErrorLog(message) : troubles.tell(message)),
      onRecognised: ({ format }) => {
        if (format === 'har') tuneForRecordings();
      },
      signal,
      endless: options.follow,
      ...(reports.finding === null ? {} : { onFinding: reports.finding }),
      ...(counted === undefined ? {} : { onCount: counted }),
      ...(snapshot === undefined ? {} : { onSnapshot: snapshot }),
      ...(caughtUp === undefined ? {} : { caughtUp: atEnd, onCaughtUp: caughtUp }),
    });
  } catch (error) {
    if (error instanceof LogFormatError) throw new UserError('usage', error.message);
    throw error;
  } finally {
    progress.clear();
  }
}
