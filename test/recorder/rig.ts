import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApache } from './apache.js';
import { startChromium } from './chromium.js';
import type { Cleanup } from './cleanup.js';
import type { Session } from './devtools-session.js';
import { freePorts } from './free-port.js';
import { type HarExporter, openHarExporter } from './har-exporter.js';
import { type NetworkWatch, watchNetwork } from './network-watch.js';
import { openTarget } from './open-target.js';
import { waitFor } from './wait-for.js';

export type RigOptions = {
  /** Copied, in this order, into httpd's `ROOT`; one of them holds `httpd.conf`. */
  readonly serverFolders: readonly string[];
  /** For httpd.conf, as `${NAME}`. */
  readonly variables: Readonly<Record<string, string>>;
  /** All of them lead to this httpd. */
  readonly hosts: string;
};

export type Logs = { readonly combined: string; readonly cors: string; readonly error: string };

/** Real httpd, and a tab of real Chromium that DevTools watches. */
export type Rig = {
  readonly product: string;
  readonly page: Session;
  readonly watch: NetworkWatch;
  readonly har: HarExporter;
  readonly visit: (url: string) => Promise<void>;
  /** The value that `expression` has, or resolves to, in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Waits until no request is open any more. */
  readonly settle: () => Promise<void>;
  /** Stops httpd and reads what it logged, with the temporary folder named `/srv/www`. */
  readonly stopAndReadLogs: () => Promise<Logs>;
};

export async function startRig(options: RigOptions, cleanup: Cleanup): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'preflight-recorder-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const root = join(folder, 'httpd');
  for (const source of options.serverFolders) await cp(source, root, { recursive: true });

  const [port = 0] = await freePorts(1);
  const apache = await startApache({ root, port, variables: options.variables }, cleanup);
  const browser = await startChromium([`MAP ${options.hosts} 127.0.0.1:${port}`], folder, cleanup);
  const tab = await openTarget(browser.session, 'about:blank');
  const har = await openHarExporter(browser, tab.targetId);
  const page = tab.session;
  const watch = await watchNetwork(page);
  await page.send('Page.enable');

  const settle = async (): Promise<void> => {
    await waitFor('open requests', async () => (watch.requests.every((request) => request.finished) ? true : null));
    // The server writes its log line, and the browser its last words, just after the answer.
    await sleep(60);
  };
  return {
    product: browser.product,
    page,
    watch,
    har,
    settle,
    visit: async (url) => {
      const loaded = new Promise<void>((resolve) => page.on('Page.loadEventFired', () => resolve()));
      await page.send('Page.navigate', { url });
      await loaded;
    },
    evaluate: async (expression) => {
      const answer = await page.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(`in the page: ${answer.exceptionDetails.exception?.description}`);
      return answer.result.value;
    },
    stopAndReadLogs: async () => {
      await apache.stop();
      const read = async (name: string) =>
        (await readFile(join(root, 'logs', name), 'utf8')).replaceAll(root, '/srv/www');
      return {
        combined: await read('access.log'),
        cors: await read('access-cors.log'),
        error: await read('error.log'),
      };
    },
  };
}
