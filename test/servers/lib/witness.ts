import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, startChromium } from '../../recorder/chromium.js';
import type { Cleanup } from '../../recorder/cleanup.js';
import { type HarExporter, openHarExporter } from '../../recorder/har-exporter.js';
import { type Observation, observe } from '../../recorder/observe.js';
import { openTarget } from '../../recorder/open-target.js';
import { type Tab, watchTab } from '../../recorder/tab.js';
import { bodyOf, headersOf, type Page, testOrigin } from './page.js';

/** A real browser, with a tab for each origin whose pages call. */
export type Witness = {
  /** Lets a page make its request, and says what the browser did with it. One at a time. */
  readonly call: (port: number, page: Page) => Promise<Call>;
  /** The same without a recording; pages of different origins may call at once. */
  readonly verdict: (port: number, page: Page) => Promise<Observation['verdict']>;
};

export type Call = Observation & {
  /** What "Export HAR" gives of this one call. */
  readonly har: string;
};

/** Servers stand on the loopback address, which pages of the web need a permission for: CORS alone is tested here. */
const options = ['--disable-features=LocalNetworkAccessChecks'];

export async function startWitness(cleanup: Cleanup): Promise<Witness> {
  const folder = await mkdtemp(join(tmpdir(), 'witness-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const browser = await startChromium(folder, [], options, cleanup);
  const recorded = await openStall(browser, testOrigin, true);
  const others = new Map<string, Promise<Stall>>();
  return {
    call: async (port, page) => {
      await recorded.har?.clear();
      const observation = await callFrom(recorded, port, page);
      return { ...observation, har: (await recorded.har?.exportHar({ sanitize: false })) ?? '' };
    },
    verdict: async (port, page) => {
      const opening = others.get(page.origin) ?? openStall(browser, page.origin, false);
      others.set(page.origin, opening);
      return (await callFrom(await opening, port, page)).verdict;
    },
  };
}

type Stall = { readonly tab: Tab; readonly har: HarExporter | null };

function callFrom({ tab }: Stall, port: number, page: Page): Promise<Observation> {
  return observe(tab, callOf(port, page), (url) => url.startsWith(`http://127.0.0.1:${port}/`));
}

/** A tab that shows an empty page of `origin`, which no server needs to have. */
async function openStall(browser: Browser, origin: string, isRecorded: boolean): Promise<Stall> {
  const { targetId, session } = await openTarget(browser.session, 'about:blank');
  const har = isRecorded ? await openHarExporter(browser, targetId) : null;
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const headers = [{ name: 'content-type', value: 'text/html' }];
    const answer = {
      requestId,
      responseCode: 200,
      responseHeaders: headers,
      body: btoa('<link rel=icon href=data:,>'),
    };
    session.send('Fetch.fulfillRequest', answer).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `${origin}/*` }] });
  const tab = await watchTab(session);
  // Of all servers on this address, whatever their port.
  await session.send('Network.setCookie', {
    ...{ name: 'session', value: '1', domain: '127.0.0.1' },
    ...{ secure: true, sameSite: 'None' },
  });
  await tab.visit(origin === 'null' ? 'data:text/html,opaque' : `${origin}/`);
  await tab.settle();
  const shown = await tab.evaluate('origin');
  if (shown !== origin) throw new Error(`the page is of ${shown}, not of ${origin}`);
  return { tab, har };
}

/** An expression that makes the call and becomes what the page may see of it. */
function callOf(port: number, page: Page): string {
  const request = {
    method: page.method,
    headers: Object.fromEntries(headersOf(page)),
    credentials: page.credentials ? 'include' : 'same-origin',
    body: bodyOf(page),
  };
  const url = `http://127.0.0.1:${port}${page.path}`;
  return `fetch(${JSON.stringify(url)}, ${JSON.stringify(request)}).then(
    async (response) => ({ status: response.status, body: await response.text() }),
    (error) => ({ error: String(error) }),
  )`;
}
