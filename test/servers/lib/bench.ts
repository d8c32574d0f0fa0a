import type { FixPart } from '../../../src/fixes/fix.js';

/** How one server is set up, checked and started. */
export type Bench = {
  readonly server: string;
  /** Its fix is one policy for a whole site: the listed origin may call other paths then too. */
  readonly onePolicy?: true;
  /** Starts the server with a broken set-up and the parts of a fix, which may be none. Checks the syntax first. */
  readonly start: (setUp: string, parts: readonly FixPart[]) => Promise<Running>;
};

export type Running = {
  readonly port: number;
  /** The server's own log, in the format that the tool asks for. */
  readonly log: OwnLog | null;
  readonly stop: () => Promise<void>;
};

export type OwnLog = {
  readonly file: string;
  /** For `--log-format`; null where the content must do. */
  readonly format: string | null;
};

export async function withServer<T>(
  bench: Bench,
  setUp: string,
  parts: readonly FixPart[],
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const running = await bench.start(setUp, parts);
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
}
