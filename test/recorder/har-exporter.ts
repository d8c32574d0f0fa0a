import type { Browser } from './chromium.js';
import { openTarget } from './open-target.js';
import { waitFor } from './wait-for.js';

/** Exports what the network panel shows, as a user does with "Export HAR"; sanitised is DevTools' own default. */
export type HarExporter = {
  readonly exportHar: (options: { readonly sanitize: boolean }) => Promise<string>;
  /** Empties the network panel, as its "Clear network log" does. */
  readonly clear: () => Promise<void>;
};

const bundled = 'devtools://devtools/bundled';

/**
 * Opens the DevTools front end, which is part of the browser, on the page `targetId`. The HAR that users have is written
 * by it and by nothing else. Must happen before the page's first request: DevTools shows only what it has seen.
 */
export async function openHarExporter(browser: Browser, targetId: string): Promise<HarExporter> {
  const inspected = `${browser.debuggingAddress}/devtools/page/${targetId}`;
  const frontEnd = await openTarget(browser.session, `${bundled}/devtools_app.html?ws=${inspected}&panel=network`);

  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await frontEnd.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(`DevTools: ${answer.exceptionDetails.exception?.description}`);
    return answer.result.value;
  };

  await waitFor('the network panel of DevTools', async () =>
    (await evaluate(networkPanelIsOpen).catch(() => false)) ? true : null,
  );
  return {
    exportHar: async ({ sanitize }) => String(await evaluate(writeHar(sanitize))),
    clear: async () => {
      await evaluate(clearPanel);
    },
  };
}

// The panel shows before DevTools has reached the page. The answer to a command that it sends after `Network.enable`
// proves that the page's requests will be seen. "Preserve log" is what users tick to keep what came before a navigation.
const networkPanelIsOpen = `(async () => {
  const { NetworkPanel } = await import('${bundled}/panels/network/network.js');
  const { NetworkManager, TargetManager } = await import('${bundled}/core/sdk/sdk.js');
  const page = TargetManager.TargetManager.instance().primaryPageTarget();
  if (!page?.model(NetworkManager.NetworkManager)) return false;
  const { Settings } = await import('${bundled}/core/common/common.js');
  Settings.Settings.instance().moduleSetting('network-log.preserve-log').set(true);
  await page.runtimeAgent().invoke_evaluate({ expression: '0' });
  return NetworkPanel.NetworkPanel.instance().networkLogView.isShowing();
})()`;

// The export leaves out what DevTools has not seen the end of. It hears of all that was before the answer to a command.
const writeHar = (sanitize: boolean): string => `(async () => {
  const { TargetManager } = await import('${bundled}/core/sdk/sdk.js');
  const page = TargetManager.TargetManager.instance().primaryPageTarget();
  await page.runtimeAgent().invoke_evaluate({ expression: '0' });
  const { NetworkPanel } = await import('${bundled}/panels/network/network.js');
  const { Writer } = await import('${bundled}/models/har/har.js');
  const requests = NetworkPanel.NetworkPanel.instance().networkLogView.harRequests();
  let text = '';
  const stream = { write: async (part) => { text += part; } };
  await Writer.Writer.write(stream, requests, { sanitize: ${sanitize} }, document.createElement('devtools-progress'));
  return text;
})()`;

const clearPanel = `(async () => {
  const { NetworkLog } = await import('${bundled}/models/logs/logs.js');
  NetworkLog.NetworkLog.instance().reset(true);
})()`;
