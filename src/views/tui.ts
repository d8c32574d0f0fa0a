import type { Dashboard, Ending, KeyStream } from './tui/dashboard.js';
import { openKeyTerminal } from './tui/terminal/key-terminal.js';

export type { Dashboard, Ending, Feed, Listener, Saved } from './tui/dashboard.js';

/** The dashboard: shows while the audit runs, until the reader leaves it. */
export const tui = {
  kind: 'screen',
  title: 'the dashboard, in a terminal',
  open: openDashboard,
} as const;

/** Loads what draws the screen only now: it costs more than all the rest of the program. */
async function openDashboard(dashboard: Dashboard): Promise<Ending> {
  // React's development build measures every component; the variable is read once, when it is loaded.
  process.env['NODE_ENV'] ??= 'production';
  const { runTui } = await import('./tui/run-tui.js');
  return runTui(dashboard);
}

type Surroundings = {
  readonly stdin: () => { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input is the log, so keys have to come from elsewhere. */
  readonly readsStdin: boolean;
};

/** Where keys come from; null where no dashboard can be shown. */
export function findKeys({ stdin, stdout, env, readsStdin }: Surroundings): KeyStream | null {
  if (stdout.isTTY !== true || env['TERM'] === 'dumb') return null;
  if (!readsStdin) {
    const keys = stdin();
    if (keys.isTTY === true && isKeyStream(keys)) return keys;
  }
  return openKeyTerminal();
}

/** Whether a dashboard is what is expected where nobody said so: not in CI, and not where a screen reader is at work. */
export function suggestsDashboard(env: Surroundings['env']): boolean {
  const isCi = !['', '0', 'false', undefined].includes(env['CI']);
  return !isCi && env['INK_SCREEN_READER'] !== 'true';
}

function isKeyStream(stream: object): stream is KeyStream {
  return 'setRawMode' in stream;
}
