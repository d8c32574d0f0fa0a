import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../../recorder/free-port.js';
import { waitFor } from '../../../recorder/wait-for.js';
import { spawnFirefox, startFirefox } from './firefox.js';
import { folderFor, type Record } from './recorder.js';
import { loadTool } from './tools.js';

const devTools = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');`;

/** What "Save All As HAR" of the network panel writes, or hands to an extension. */
export const firefox: Record = async (site, cleanup) => {
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

/** What browsertime and Selenium record Firefox with: the events of WebDriver BiDi, as Mozilla's module makes a HAR of them. */
export const firefoxBidi: Record = async (site, cleanup) => {
  const [port = 0] = await freePorts(1);
  await spawnFirefox(await folderFor(cleanup), [`--remote-debugging-port=${port}`], cleanup);
  const WebSocket = await loadTool('ws');
  const socket = await waitFor('WebDriver BiDi', async () => {
    const opening = new WebSocket(`ws://127.0.0.1:${port}/session`);
    return once(opening, 'open').then(
      () => opening,
      () => null,
    );
  });
  cleanup.add(async () => socket.terminate());

  const { HarRecorder } = await loadTool('ff-test-bidi-har-export');
  const waiting = new Map<number, (result: unknown) => void>();
  let recorder: { recordEvent: (event: object) => void; stopRecording: () => object } | null = null;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'event') recorder?.recordEvent(message);
    else waiting.get(message.id)?.(message.result);
  });
  // biome-ignore lint/suspicious/noExplicitAny: the protocol has no types here.
  const call = (method: string, params: object): Promise<any> =>
    new Promise((resolve) => {
      const id = waiting.size + 1;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });

  const { capabilities } = await call('session.new', { capabilities: {} });
  const started = new HarRecorder({ browser: capabilities.browserName, version: capabilities.browserVersion });
  started.startRecording();
  recorder = started;
  await call('session.subscribe', {
    events: [
      ...['network.beforeRequestSent', 'network.responseCompleted', 'browsingContext.contextCreated'],
      ...['browsingContext.domContentLoaded', 'browsingContext.load'],
    ],
  });
  const { contexts } = await call('browsingContext.getTree', {});
  await call('browsingContext.navigate', { context: contexts[0].context, url: site.page, wait: 'complete' });
  await site.done;
  await sleep(500);
  return JSON.stringify(started.stopRecording());
};
