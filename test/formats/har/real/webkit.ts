import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cleanup } from '../../../recorder/cleanup.js';
import { freePorts } from '../../../recorder/free-port.js';
import { openTarget } from '../../../recorder/open-target.js';
import { waitFor } from '../../../recorder/wait-for.js';
import { browserFor, type Record } from './recorder.js';

const miniBrowser = process.env['MINIBROWSER'] ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/**
 * "Export HAR" of WebKit's Web Inspector, which is Safari's too. WebKitGTK serves the inspector's front end over HTTP;
 * Chromium shows it.
 */
export const webkit: Record = async (site, cleanup) => {
  const [port = 0] = await freePorts(1);
  const display = await startDisplay(cleanup);
  const address = `127.0.0.1:${port}`;
  const environment = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', WEBKIT_INSPECTOR_HTTP_SERVER: address };
  endWith(cleanup, spawn(miniBrowser, ['--enable-developer-extras=true'], { stdio: 'ignore', env: environment }));
  const path = await waitFor('WebKit', () => inspectablePage(address));
  const browser = await browserFor(cleanup);
  const { session } = await openTarget(browser.session, `http://${address}/Main.html?ws=${address}${path}`);
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(`Web Inspector: ${answer.exceptionDetails.exception?.description}`);
    return answer.result.value;
  };
  await waitFor('the network tab', async () => ((await evaluate(networkTabIsOpen).catch(() => false)) ? true : null));
  await evaluate(`WI.mainTarget.RuntimeAgent.evaluate.invoke({ expression: "location.href = '${site.page}'" })`);
  await site.done;
  await sleep(1000);
  return String(await evaluate(exportHar));
};

const networkTabIsOpen = `(() => {
  WI.showNetworkTab();
  return Boolean(WI.mainTarget && WI.tabBrowser.selectedTabContentView.contentBrowser.currentContentView);
})()`;

// What its button calls, but for the dialog that asks where to save.
const exportHar = `(async () => {
  const view = WI.tabBrowser.selectedTabContentView.contentBrowser.currentContentView;
  return JSON.stringify(await WI.HARBuilder.buildArchive(view._HARResources()));
})()`;

async function inspectablePage(address: string): Promise<string | null> {
  const list = await fetch(`http://${address}/`).then(
    (response) => response.text(),
    () => '',
  );
  return /\/socket\/\d+\/\d+\/WebPage/.exec(list)?.[0] ?? null;
}

/** A screen that nobody sees; the X server chooses its number and says which. */
async function startDisplay(cleanup: Cleanup): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  endWith(cleanup, server);
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    server.once('error', reject);
  });
  return `:${number}`;
}

function endWith(cleanup: Cleanup, child: ChildProcess): void {
  const exited = once(child, 'exit');
  cleanup.add(async () => {
    child.kill('SIGKILL');
    await exited;
  });
}
