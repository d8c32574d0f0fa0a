import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Report } from '../model/report.js';
import { views } from '../views/index.js';
import { cleanAll } from '../views/shared/clean.js';
import { headline } from '../views/text/headline.js';
import { pageFor } from '../views/text/page.js';
import {
  type Dashboard,
  type Ending,
  findKeys,
  type Listener,
  type Saved,
  suggestsDashboard,
  tui,
} from '../views/tui.js';
import type { Audited, View } from '../views/view.js';
import { complaint, UserError } from './errors.js';
import { exitCodeFor, exitCodes } from './exit-code.js';
import type { Io, TerminalIo } from './io.js';
import { type Options, viewByEnding } from './options.js';
import { openFile } from './output.js';
import { refuseToOverwriteInput } from './reports.js';
import { fileViewOptions, viewOptionsFor } from './terminal.js';
import { type Troubles, tellPartial } from './troubles.js';

/** The dashboard, where it is wanted and a terminal can show it; null where the report has to be written instead. */
export async function runDashboard(options: Options, io: Io): Promise<number | null> {
  if (options.dashboard === 'never' || (options.dashboard === 'auto' && !suggestsDashboard(io.env))) return null;
  const keys = keysOf(options, io);
  if (keys === null || !isTerminal(io)) {
    if (options.dashboard === 'always' && !options.follow) {
      io.stderr.write(complaint('there is no terminal for the dashboard; this is the report as text'));
    }
    return null;
  }
  const stop = new AbortController();
  const troubles: Heard = { told: [], mentioned: [] };
  const { ascii, color } = viewOptionsFor(io, options.color);
  const dashboard: Dashboard = {
    settings: {
      files: options.files,
      allowOrigins: options.allowOrigins,
      ascii,
      color,
      follow: options.follow,
      endings: savedEndings(),
    },
    server: options.server,
    keys,
    screen: io.stdout,
    host: io,
    save: (name, audited, overwrite) => save(name, audited, overwrite, options),
    feed: {
      stop: () => stop.abort(),
      start: (listener) => read(listener, { options, io, troubles, signal: stop.signal }),
    },
  };
  const ending = await tui.open(dashboard);
  const code = conclude(ending, { options, io, troubles });
  await quieten();
  return code;
}

/** As long as V8 works on one function at most. */
const longestOptimisation = 40;

/**
 * Left in the middle, much is still being optimised by V8's threads. Node.js waits for them at the end with its own
 * thread blocked, and where one of them needs a garbage collection of it, for ever (a fault known of its versions 20 to
 * 24). So they get nothing new, and what is under way ends while this thread still answers.
 */
async function quieten(): Promise<void> {
  setFlagsFromString('--no-opt');
  await sleep(longestOptimisation);
}

type Task = {
  readonly options: Options;
  readonly io: Io;
  readonly troubles: Heard;
  readonly signal: AbortSignal;
};

/** What reads and judges is loaded here, with the first frame on the screen. */
async function read(listener: Listener, { options, io, troubles, signal }: Task): Promise<Report> {
  const { readAndJudge } = await import('./run-audit.js');
  return readAndJudge(options, io, {
    // One by one failures are shown where they come live; elsewhere a report tells of them.
    reports: { finding: options.follow ? listener.finding : null, ready: async () => undefined },
    progress: {
      show: ({ name, size, condition }) => listener.progress({ file: name, size, bytesRead: condition.bytesRead }),
      clear: () => undefined,
    },
    troubles: hear(troubles, listener.problem),
    signal,
    counted: listener.counted,
    snapshot: listener.snapshot,
    caughtUp: listener.caughtUp,
  });
}

function keysOf(options: Options, io: Io): Dashboard['keys'] | null {
  if (!isTerminal(io)) return null;
  return findKeys({ stdin: () => io.stdin, stdout: io.stdout, env: io.env, readsStdin: options.files.includes('-') });
}

function isTerminal(io: Io): io is Io & TerminalIo {
  return io.stdout.isTTY === true && 'fd' in io.stdout && 'on' in io;
}

type Heard = { readonly told: string[]; readonly mentioned: string[] };

function hear({ told, mentioned }: Heard, problem: (message: string) => void): Troubles {
  return {
    mention(message) {
      mentioned.push(message);
      problem(message);
    },
    tell(message) {
      told.push(message);
      problem(message);
    },
    any: () => told.length > 0,
  };
}

type Rest = { readonly options: Options; readonly io: Io; readonly troubles: Heard };

/** On the plain screen again: what was found in a few lines, and what a script has to know. */
function conclude({ report, interrupted, frame }: Ending, { options, io, troubles }: Rest): number {
  const isNothing = report === null || report.sources.length === 0;
  // What is only worth a mention beside a report is the reason where there is none.
  const said = isNothing ? [...troubles.mentioned, ...troubles.told] : troubles.told;
  for (const message of said) io.stderr.write(complaint(message));
  if (isNothing) return interrupted ? exitCodes.interrupted : exitCodes.couldNotRun;
  io.stdout.write(frame === null ? inShort(report, io, options) : `${frame}\n`);
  const partial: Heard = { told: [], mentioned: [] };
  if (!interrupted)
    tellPartial(
      report,
      hear(partial, () => undefined),
    );
  const troubled = troubles.told.length + partial.told.length > 0;
  return exitCodeFor({ report, troubled, interrupted, exitZero: options.exitZero });
}

function inShort(report: Report, io: Io, options: Options): string {
  const viewOptions = viewOptionsFor(io, options.color);
  // Nearly all the text of a report is in its examples, of which these lines need the first at most.
  const groups = report.groups.map((group) => ({ ...group, exemplars: group.exemplars.slice(0, 1) }));
  const harmless = cleanAll({ ...report, groups, warnings: [] });
  return `${headline(harmless, pageFor(harmless, viewOptions)).join('\n')}\n`;
}

/** What can be written from a report alone. */
function savedEndings(): readonly string[] {
  return Object.values<View>(views).flatMap((view) => (view.kind === 'document' ? [view.ending] : []));
}

async function save(name: string, audited: Audited, overwrite: boolean, options: Options): Promise<Saved> {
  try {
    const view: View = views[viewByEnding(name)];
    if (view.kind !== 'document') return { kind: 'failed', reason: 'such a file is only written while reading' };
    if (!overwrite && (await stat(name).catch(() => null)) !== null) return { kind: 'exists' };
    await refuseToOverwriteInput({ path: name }, options.files);
    const output = await openFile(name, () => undefined);
    for (const piece of view.render(audited, fileViewOptions)) output.write(piece);
    await output.close();
    return { kind: 'saved' };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'failed', reason: error.message };
    throw error;
  }
}
