import type { Page } from '../lib/page.js';
import type { App } from '../lib/upstream.js';

/** One way a server can be misconfigured. */
export type Broken = {
  readonly name: string;
  /** The cause the tool must find. */
  readonly cause: string;
  /** Configuration in the server's own syntax; the bench says where it goes. `UPSTREAM` is the application's port. */
  readonly setUp: string;
  readonly app?: App;
  /** What differs from the usual page. */
  readonly page: Partial<Page>;
  /** The fix takes something from strangers too, such as a line it asks to be taken out: they must gain nothing. */
  readonly stricter?: true;
  /** No configuration repairs it: what the notes of the fix say, and what somebody changes who follows them. */
  readonly elsewhere?: {
    readonly note: RegExp;
    readonly change: Partial<Pick<Broken, 'setUp' | 'app' | 'page'>>;
  };
  /** The server lets every origin in, so what the fix lists, it lists for all; its notes must say so. */
  readonly forEveryone?: true;
};
