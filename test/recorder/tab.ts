import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from './devtools-session.js';
import { type NetworkWatch, watchNetwork } from './network-watch.js';
import { waitFor } from './wait-for.js';

/** A tab of the browser that is watched from its first request on. */
export type Tab = {
  readonly page: Session;
  readonly watch: NetworkWatch;
  readonly visit: (url: string) => Promise<void>;
  /** The value that `expression` has, or resolves to, in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Waits until every request is over. */
  readonly settle: () => Promise<void>;
};

export async function watchTab(page: Session): Promise<Tab> {
  const watch = await watchNetwork(page);
  await page.send('Page.enable');
  return {
    page,
    watch,
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
    settle: async () => {
      await waitFor('open requests', async () => (watch.isQuiet() ? true : null));
      // The server writes its log line, and the browser its last words, just after the answer.
      await sleep(60);
    },
  };
}
