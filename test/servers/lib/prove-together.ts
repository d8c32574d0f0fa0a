import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { placeholderOrigin } from '../../../src/fixes/placeholder.js';
import type { Broken } from '../broken/broken.js';
import type { Bench } from './bench.js';
import { type Page, testOrigin } from './page.js';
import { makeFolder, removeFolder } from './program.js';
import { withBroken } from './prove.js';
import { tell } from './told.js';
import type { Witness } from './witness.js';

/** Sees several pages fail at one server, applies all fixes of their one report, and sees all of them pass. */
export async function proveTogether(
  bench: Bench,
  broken: Pick<Broken, 'setUp' | 'app'>,
  pages: readonly Page[],
  witness: Witness,
): Promise<void> {
  const folder = await makeFolder('together');
  const files = pages.map((_, index) => join(folder, `${index}.har`));
  try {
    const verdicts = await withBroken(bench, broken, [], async ({ port }) => {
      const seen: string[] = [];
      for (const [index, page] of pages.entries()) {
        const { verdict, har } = await witness.call(port, page);
        await writeFile(files[index] ?? '', har);
        seen.push(verdict);
      }
      return seen;
    });
    expect(verdicts).toEqual(pages.map(() => 'blocked'));
    const { groups, fixes } = await tell(files, '--server', bench.server);
    expect(groups).toHaveLength(pages.length);
    const parts = fixes.flatMap((fix) => fix.parts);
    const replaced = parts.map(({ where, text }) => ({ where, text: text.replaceAll(placeholderOrigin, testOrigin) }));
    await withBroken(bench, broken, replaced, async ({ port }) => {
      for (const page of pages) {
        const { verdict, chromium } = await witness.call(port, page);
        expect(verdict, `${page.path}: ${JSON.stringify(chromium)}`).toBe('passed');
        expect(await witness.verdict(port, { ...page, origin: 'https://evil.example' }), page.path).toBe('blocked');
      }
    });
  } finally {
    await removeFolder(folder);
  }
}
