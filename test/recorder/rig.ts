import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApache } from './apache.js';
import { startChromium } from './chromium.js';
import type { Cleanup } from './cleanup.js';
import { freePorts } from './free-port.js';
import { type HarExporter, openHarExporter } from './har-exporter.js';
import { openTarget } from './open-target.js';
import { type Tab, watchTab } from './tab.js';

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
export type Rig = Tab & {
  readonly product: string;
  readonly har: HarExporter;
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
  return {
    ...(await watchTab(tab.session)),
    product: browser.product,
    har,
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
