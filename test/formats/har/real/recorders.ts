import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Browser, startChromium } from '../../../recorder/chromium.js';
import type { Cleanup } from '../../../recorder/cleanup.js';
import { freePorts } from '../../../recorder/free-port.js';
import { openHarExporter } from '../../../recorder/har-exporter.js';
import { openTarget } from '../../../recorder/open-target.js';
import { waitFor } from '../../../recorder/wait-for.js';
import { startFirefox } from './firefox.js';
import type { Site } from './site.js';

/** Visits the site with a tool, and gives the HAR that the tool wrote. */
export type Record = (site: Site, cleanup: Cleanup) => Promise<string>;

/** Where `npm install playwright-core chrome-har chrome-har-capturer` was run. */
const tools = createRequire(join(process.env['RECORDERS'] ?? process.cwd(), 'package.json'));

async function folderFor(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'har-recorders-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function browserFor(cleanup: Cleanup, further: readonly string[] = []): Promise<Browser> {
  return startChromium(await folderFor(cleanup), [], further, cleanup);
}

/** "Export HAR", not sanitized. */
const chrome: Record = async (site, cleanup) => {
  const browser = await browserFor(cleanup);
  const { session, targetId } = await openTarget(browser.session, 'about:blank');
  const exporter = await openHarExporter(browser, targetId);
  await session.send('Page.navigate', { url: site.page });
  await site.done;
  await sleep(300);
  return exporter.exportHar({ sanitize: false });
};

const events = [
  ...['Page.loadEventFired', 'Page.domContentEventFired', 'Page.frameStartedLoading', 'Page.frameAttached'],
  ...['Page.frameScheduledNavigation', 'Network.requestWillBeSent', 'Network.requestServedFromCache'],
  ...['Network.dataReceived', 'Network.responseReceived', 'Network.resourceChangedPriority', 'Network.loadingFinished'],
  ...['Network.loadingFailed', 'Network.requestWillBeSentExtraInfo', 'Network.responseReceivedExtraInfo'],
] as const;

/** chrome-har makes a HAR of the protocol's events; so do browsertime and sitespeed.io with it. */
const chromeHar: Record = async (site, cleanup) => {
  const { harFromMessages } = await import(pathToFileURL(tools.resolve('chrome-har')).href);
  const browser = await browserFor(cleanup);
  const { session } = await openTarget(browser.session, 'about:blank');
  const messages: object[] = [];
  for (const method of events) session.on(method, (params) => messages.push({ method, params }));
  await session.send('Page.enable');
  await session.send('Network.enable', {});
  await session.send('Page.navigate', { url: site.page });
  await site.done;
  await sleep(300);
  return JSON.stringify(harFromMessages(messages));
};

const chromeHarCapturer: Record = async (site, cleanup) => {
  const { run } = tools('chrome-har-capturer');
  const browser = await browserFor(cleanup);
  const [host, port] = browser.debuggingAddress.split(':');
  const postHook = () => site.done.then(() => sleep(300));
  const [har] = await once(run([site.page], { host, port: Number(port), postHook }), 'har');
  return JSON.stringify(har);
};

const playwright: Record = async (site, cleanup) => {
  const { chromium } = tools('playwright-core');
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  cleanup.add(() => browser.close());
  const path = join(await folderFor(cleanup), 'playwright.har');
  const context = await browser.newContext({ recordHar: { path } });
  const page = await context.newPage();
  await page.goto(site.page);
  await site.done;
  await context.close();
  return readFile(path, 'utf8');
};

/** mitmdump between browser and servers, with its own script that dumps a HAR. */
const mitmproxy: Record = async (site, cleanup) => {
  const folder = await folderFor(cleanup);
  const path = join(folder, 'mitmproxy.har');
  const [port = 0] = await freePorts(1);
  const script = process.env['HAR_DUMP'] ?? '/usr/share/doc/mitmproxy/examples/contrib/har_dump.py';
  const options = ['-q', '-p', String(port), '--set', `confdir=${folder}`, '-s', script, '--set', `hardump=${path}`];
  const dump = spawn(process.env['MITMDUMP'] ?? 'mitmdump', options, { stdio: 'ignore' });
  const exited = once(dump, 'exit');
  cleanup.add(async () => void dump.kill('SIGKILL'));
  await waitFor('mitmdump', () => readFile(join(folder, 'mitmproxy-ca.pem')).catch(() => null));
  await sleep(1000);
  const proxied = [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'];
  const browser = await browserFor(cleanup, proxied);
  await openTarget(browser.session, site.page);
  await site.done;
  await sleep(300);
  dump.kill('SIGINT');
  await exited;
  return readFile(path, 'utf8');
};

const devTools = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');`;

/** What "Save All As HAR" of the network panel writes, or hands to an extension. */
const firefox: Record = async (site, cleanup) => {
  const browser = await startFirefox(await folderFor(cleanup), cleanup);
  await browser.run(`${devTools}
    await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    gBrowser.selectedBrowser.loadURI(Services.io.newURI(${JSON.stringify(site.page)}), { triggeringPrincipal });`);
  await site.done;
  await sleep(2000);
  const har = await browser.run(`${devTools}
    const panel = await gDevTools.getToolboxForTab(gBrowser.selectedTab).getNetMonitorAPI();
    return JSON.stringify(await panel.getHar());`);
  return String(har);
};

/** By the name of their fixture. */
export const recordersToRun: Readonly<{ [name: string]: Record }> = {
  chrome,
  'chrome-har': chromeHar,
  'chrome-har-capturer': chromeHarCapturer,
  playwright,
  mitmproxy,
  firefox,
};
