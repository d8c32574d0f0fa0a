import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Cleanup } from './cleanup.js';
import { openBrowserSession, type Session } from './devtools-session.js';
import { waitFor } from './wait-for.js';

export type Browser = {
  readonly session: Session;
  /** `host:port` of the remote debugging server, for the DevTools front end. */
  readonly debuggingAddress: string;
  /** Such as `Chrome/156.0.8078.79`. */
  readonly product: string;
};

const quiet = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // DevTools comes to the front, and the page would be slowed down behind it.
  '--disable-background-timer-throttling',
];

/**
 * Starts headless Chromium with a fresh profile. `hostRules` is a list for `--host-resolver-rules`; nothing else
 * resolves, so the browser cannot reach a network.
 */
export async function startChromium(
  folder: string,
  hostRules: readonly string[],
  further: readonly string[],
  cleanup: Cleanup,
): Promise<Browser> {
  const profile = join(folder, 'profile');
  const options = [
    ...quiet,
    ...further,
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    '--remote-allow-origins=*',
    `--host-resolver-rules=${[...hostRules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
    'about:blank',
  ];
  const child = spawn(process.env['CHROMIUM'] ?? 'chromium', options, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const session = openBrowserSession(child.stdio[3] as Writable, child.stdio[4] as Readable);
  cleanup.add(async () => {
    await session.send('Browser.close').catch(() => child.kill('SIGKILL'));
    await exited;
  });
  const { product } = await session.send('Browser.getVersion');
  const port = await waitFor('the remote debugging port', async () => {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    return text.split('\n')[0] || null;
  });
  return { session, debuggingAddress: `127.0.0.1:${port}`, product };
}
