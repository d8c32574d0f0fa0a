import { CommanderError } from 'commander';
import { defaultWindowMs } from '../link/default-window.js';
import { type ViewName, views } from '../views/index.js';
import { UserError } from './errors.js';
import { createProgram, type RawOptions, type RawVerifyOptions } from './program.js';
import type { VerifySettings } from './verify.js';

export type Target = {
  /** Null is standard output. */
  readonly path: string | null;
  readonly view: ViewName;
};

export type Options = {
  /** `-` is standard input. */
  readonly files: readonly string[];
  readonly targets: readonly Target[];
  /** A name or a LogFormat string; null: found in the content. */
  readonly logFormat: string | null;
  /** Null: those found beside the access logs. */
  readonly errorLogs: readonly string[] | null;
  readonly server: string | null;
  readonly allowOrigins: readonly string[];
  readonly windowMs: number;
  /** Whose word about their clients counts, beside that of private addresses. */
  readonly trustedProxies: readonly string[];
  /** Threads to read with. */
  readonly jobs: number;
  readonly exitZero: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Whether to show the dashboard; `auto`: where a terminal can. Without one the targets are written. */
  readonly dashboard: 'always' | 'auto' | 'never';
  /** Keep reading as the files grow. */
  readonly follow: boolean;
};

export type Command =
  | { readonly kind: 'audit'; readonly options: Options }
  | { readonly kind: 'explain'; readonly cause: string | null }
  | { readonly kind: 'log-format'; readonly server: string | null }
  | { readonly kind: 'verify'; readonly settings: VerifySettings }
  /** Help or the version: printed, and done. */
  | { readonly kind: 'answer'; readonly text: string };

export type Surroundings = {
  /** Asked only where no FILE is given. */
  readonly stdinIsTerminal: () => boolean;
  /** Columns for --help. */
  readonly width: number;
};

/**
 * Makes one frozen command of the arguments.
 *
 * @throws UserError in one sentence where they make no sense.
 */
export function parseArguments(argv: readonly string[], surroundings: Surroundings): Command {
  let command: Command | null = null;
  let answer = '';
  const program = createProgram(
    {
      audit: (files, raw) => {
        command = { kind: 'audit', options: toOptions(files, raw, surroundings) };
      },
      explain: (cause) => {
        command = { kind: 'explain', cause: cause ?? null };
      },
      logFormat: (server) => {
        command = { kind: 'log-format', server: server ?? null };
      },
      verify: (file, raw) => {
        command = { kind: 'verify', settings: toVerifySettings(file, raw) };
      },
    },
    defaultWindowMs,
  );
  for (const one of [program, ...program.commands]) {
    one.exitOverride().configureOutput({
      writeOut: (text) => {
        answer += text;
      },
      writeErr: () => {},
      getOutHelpWidth: () => surroundings.width,
      getOutHasColors: () => false,
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UserError('usage', toSentence(error.message));
  }
  return Object.freeze(command ?? { kind: 'answer', text: answer });
}

/** `unknown option '--fromat'; did you mean --format?` out of commander's two lines. */
function toSentence(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.+?)\)$/s, '; did you mean $1')
    .replaceAll('\n', ' ');
}

function toOptions(files: readonly string[], raw: RawOptions, { stdinIsTerminal }: Surroundings): Options {
  if (files.length === 0 && stdinIsTerminal()) {
    throw new UserError('usage', 'name an access log or a HAR file, or pipe one in; --help shows how');
  }
  return Object.freeze({
    files: files.length === 0 ? ['-'] : files,
    targets: toTargets(raw),
    logFormat: raw.logFormat === 'auto' ? null : raw.logFormat,
    errorLogs: toErrorLogs(raw.errorLog),
    server: raw.server ?? null,
    allowOrigins: raw.allowOrigin ?? [],
    windowMs: raw.window,
    trustedProxies: raw.trustedProxy ?? [],
    jobs: raw.jobs,
    exitZero: raw.exitZero ?? false,
    quiet: raw.quiet ?? false,
    color: raw.color,
    dashboard: toDashboard(raw),
    follow: raw.follow ?? false,
  });
}

function toVerifySettings(file: string, raw: RawVerifyOptions): VerifySettings {
  const { target, requests = false, format, logFormat, allowOrigin = [], color } = raw;
  return Object.freeze({
    ...{ file, target, requests, format, color },
    logFormat: logFormat === 'auto' ? null : logFormat,
    allowOrigins: allowOrigin,
  });
}

function toErrorLogs(named: RawOptions['errorLog']): readonly string[] | null {
  if (named === false) return [];
  return named === undefined || named === true ? null : named;
}

/** What goes to a file, or is asked for by name, is not for the screen. */
function toDashboard({ format, output = [], quiet, tui }: RawOptions): Options['dashboard'] {
  if (format === 'tui' && output.length > 0) {
    throw new UserError('usage', 'the dashboard goes to the terminal; leave --format tui or --output out');
  }
  if (format === 'tui') return 'always';
  return format === undefined && output.length === 0 && quiet !== true && tui ? 'auto' : 'never';
}

function toTargets({ format, output = [], quiet }: RawOptions): readonly Target[] {
  const chosen = format === undefined ? null : toViewName(format);
  if (output.length === 0) return quiet === true ? [] : [{ path: null, view: chosen ?? 'text' }];
  if (new Set(output).size < output.length) throw new UserError('usage', 'two --output name the same file');
  return output.map((name) => {
    const path = name === '-' ? null : name;
    const view = chosen ?? (path === null ? 'text' : viewByEnding(path));
    return { path, view };
  });
}

const viewNames = Object.keys(views) as readonly ViewName[];

function toViewName(name: string): ViewName | null {
  return viewNames.find((one) => one === name) ?? null;
}

/** @throws UserError where no format has the ending of `path`. */
export function viewByEnding(path: string): ViewName {
  const name = viewNames.find((one) => path.toLowerCase().endsWith(`.${views[one].ending}`));
  if (name !== undefined) return name;
  const endings = viewNames.map((one) => `.${views[one].ending}`).join(', ');
  throw new UserError('usage', `the ending of ${path} names no format; add --format, or use one of ${endings}`);
}
