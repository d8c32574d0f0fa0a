import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  /** Copied, in this order and after the recorder's own `server/`, into httpd's `ROOT`. */
  readonly serverFolders: readonly string[];
  /** An `httpd.conf`; null where one of the folders holds it. */
  readonly config: string | null;
  /** For httpd.conf, as `${NAME}`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Host rules for the browser; by default every name under `example.test`, at any port, leads to this httpd. */
  readonly hostRules?: readonly string[];
  /** Further options of the browser. */
  readonly browserOptions?: readonly string[];
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
  /** Waits until every request is over. */
  readonly settle: () => Promise<void>;
  /** Stops httpd and reads what it logged, with the temporary folder named `/srv/www`. */
  readonly stopAndReadLogs: () => Promise<Logs>;
};

export async function startRig(options: RigOptions, cleanup: Cleanup): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'preflight-recorder-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const root = join(folder, 'httpd');
  const folders = [join(import.meta.dirname, 'server'), ...options.serverFolders];
  for (const source of folders) await cp(source, root, { recursive: true });
  if (options.config !== null) await writeFile(join(root, 'httpd.conf'), options.config);

  const [port = 0] = await freePorts(1);
  const apache = await startApache({ root, port, variables: options.variables }, cleanup);
  const rules = [...(options.hostRules ?? []), `MAP *.example.test 127.0.0.1:${port}`];
  const browser = await startChromium(folder, rules, options.browserOptions ?? [], cleanup);
  const tab = await openTarget(browser.session, 'about:blank');
  const har = await openHarExporter(browser, tab.targetId);
  const page = tab.session;
  const watch = await watchNetwork(page);
  await page.send('Page.enable');

  const settle = async (): Promise<void> => {
    await waitFor('open requests', async () => (watch.isQuiet() ? true : null));
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
      const answer = await Promise.race([
        page.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
        sleep(20_000, null, { ref: false }),
      ]);
      if (answer === null) throw new Error(`the page never answered: ${expression}`);
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
