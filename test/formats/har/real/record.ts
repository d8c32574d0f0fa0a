// Records the HARs beside this file with real tools: npx tsx test/formats/har/real/record.ts [FILE...]
// What npm has is installed into a temporary folder (tools.ts). The rest is Debian's: chromium, firefox-esr, mitmproxy,
// libwebkit2gtk-4.1-0 and xvfb.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCleanup } from '../../../recorder/cleanup.js';
import { recordersToRun } from './recorders.js';
import { startSite } from './site.js';

/** On many lines, so that what changed can be seen. */
const readable = (har: string): string => `${JSON.stringify(JSON.parse(har), null, 1)}\n`;

const wanted = process.argv.slice(2);
for (const [name, record] of Object.entries(recordersToRun)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await withCleanup(async (cleanup) => {
    const written = await record(await startSite(cleanup), cleanup);
    const content = typeof written === 'string' ? readable(written) : written;
    await writeFile(join(import.meta.dirname, name), content);
  }).catch((error: unknown) => process.stderr.write(`${name}: ${error}\n`));
}
process.exit();
