import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, startChromium } from '../../../recorder/chromium.js';
import type { Cleanup } from '../../../recorder/cleanup.js';
import type { Site } from './site.js';

/** Visits the site with a tool, and gives what the tool wrote: a HAR, or an archive with one. */
export type Record = (site: Site, cleanup: Cleanup) => Promise<string | Uint8Array>;

export async function folderFor(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'har-recorders-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export async function browserFor(cleanup: Cleanup, further: readonly string[] = []): Promise<Browser> {
  return startChromium(await folderFor(cleanup), [], further, cleanup);
}
