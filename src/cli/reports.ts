import { stat } from 'node:fs/promises';
import type { Finding } from '../model/finding.js';
import { views } from '../views/index.js';
import type { Audited, FindingStream, View, ViewOptions } from '../views/view.js';
import { UserError } from './errors.js';
import type { Io } from './io.js';
import type { Options, Target } from './options.js';
import { type Output, openFile, openStandardOutput } from './output.js';
import { fileViewOptions, viewOptionsFor } from './terminal.js';

/** Every output of one audit together. */
export type Reports = {
  /** Null where no output tells of single findings. */
  readonly finding: ((finding: Finding) => void) | null;
  readonly ready: () => Promise<void>;
  /** Writes what is written last and closes; what went wrong with each is given back. */
  readonly finish: (audited: Audited, how: { readonly keepFiles: boolean }) => Promise<readonly UserError[]>;
  readonly discard: () => Promise<void>;
  /** There are outputs, and nobody reads any of them any more. */
  readonly areLost: () => boolean;
};

type OpenReport = {
  readonly view: View;
  readonly stream: FindingStream | null;
  readonly output: Output;
  readonly isFile: boolean;
  readonly viewOptions: ViewOptions;
};

/**
 * Opens everything that will be written, before anything is read: an output that cannot be written is known at once.
 *
 * @throws UserError where one cannot be opened, or would overwrite an input.
 */
export async function openReports(options: Options, io: Io, onAllLost: () => void): Promise<Reports> {
  const open: OpenReport[] = [];
  const areLost = () => open.length > 0 && open.every(({ output }) => output.isLost());
  const onLost = () => {
    if (open.length === options.targets.length && areLost()) onAllLost();
  };
  const discard = async () => {
    for (const { output } of open) await output.discard();
  };
  try {
    for (const target of options.targets) {
      await refuseToOverwriteInput(target, [...options.files, ...(options.errorLogs ?? [])]);
      open.push(await openReport(target, options, io, onLost));
    }
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    finding: open.some(({ stream }) => stream !== null)
      ? (finding) => {
          for (const { stream } of open) stream?.finding(finding);
        }
      : null,
    async ready() {
      for (const { output } of open) await output.ready();
    },
    async finish(audited, { keepFiles }) {
      const errors: UserError[] = [];
      for (const report of open) {
        try {
          if (report.isFile && !keepFiles) await report.output.discard();
          else await finishReport(report, audited);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          errors.push(error);
        }
      }
      return errors;
    },
    discard,
    areLost,
  };
}

async function openReport(target: Target, options: Options, io: Io, onLost: () => void): Promise<OpenReport> {
  const view: View = views[target.view];
  const output = target.path === null ? openStandardOutput(io.stdout, onLost) : await openFile(target.path, onLost);
  return {
    view,
    output,
    stream: view.kind === 'stream' ? view.open(output.write) : null,
    isFile: target.path !== null,
    viewOptions: target.path === null ? viewOptionsFor(io, options.color) : fileViewOptions,
  };
}

async function finishReport({ view, stream, output, viewOptions }: OpenReport, audited: Audited): Promise<void> {
  if (view.kind === 'stream') stream?.end(audited);
  else for (const piece of view.render(audited, viewOptions)) output.write(piece);
  await output.close();
}

export async function refuseToOverwriteInput({ path }: Pick<Target, 'path'>, files: readonly string[]): Promise<void> {
  if (path === null) return;
  const written = await identify(path);
  if (written === null) return;
  for (const file of files) {
    if (file !== '-' && (await identify(file)) === written) {
      throw new UserError('usage', `--output ${path} would overwrite an input of the same call`);
    }
  }
}

/** What two names of one regular file share; null where there is no such file. */
async function identify(path: string): Promise<string | null> {
  const stats = await stat(path).catch(() => null);
  return stats?.isFile() === true ? `${stats.dev} ${stats.ino}` : null;
}
