import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cleanup } from '../../../recorder/cleanup.js';
import { openHarExporter } from '../../../recorder/har-exporter.js';
import { openTarget } from '../../../recorder/open-target.js';
import { browserFor, folderFor, type Record } from './recorder.js';
import type { Site } from './site.js';
import { loadTool } from './tools.js';

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** "Export HAR", not sanitized. */
export const chrome: Record = async (site, cleanup) => {
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

/** chrome-har makes a HAR of the protocol's events, also for browsertime and sitespeed.io with Chrome. */
export const chromeHar: Record = async (site, cleanup) => {
  const { harFromMessages } = await loadTool('chrome-har');
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

export const chromeHarCapturer: Record = async (site, cleanup) => {
  const { run } = await loadTool('chrome-har-capturer');
  const browser = await browserFor(cleanup);
  const [host, port] = browser.debuggingAddress.split(':');
  const postHook = () => site.done.then(() => sleep(300));
  const [har] = await once(run([site.page], { host, port: Number(port), postHook }), 'har');
  return JSON.stringify(har);
};

/** Built on an old chrome-har. */
export const puppeteerHar: Record = async (site, cleanup) => {
  const { launch } = await loadTool('puppeteer-core');
  const PuppeteerHar = await loadTool('puppeteer-har');
  const browser = await launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  cleanup.add(() => browser.close());
  const page = await browser.newPage();
  const har = new PuppeteerHar(page);
  await har.start();
  await page.goto(site.page);
  await site.done;
  await sleep(300);
  return JSON.stringify(await har.stop());
};

async function playwrightRecords(site: Site, cleanup: Cleanup, options: object, name: string): Promise<Buffer> {
  const { chromium } = await loadTool('playwright-core');
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  cleanup.add(() => browser.close());
  const path = join(await folderFor(cleanup), name);
  const context = await browser.newContext({ recordHar: { path, ...options } });
  const page = await context.newPage();
  await page.goto(site.page);
  await site.done;
  await context.close();
  return readFile(path);
}

export const playwright: Record = async (site, cleanup) =>
  (await playwrightRecords(site, cleanup, {}, 'playwright.har')).toString();

/** A zip with har.har and one file for each body, and of each entry only what replaying needs. */
export const playwrightMinimal: Record = (site, cleanup) =>
  playwrightRecords(site, cleanup, { mode: 'minimal', content: 'attach' }, 'playwright.zip');
