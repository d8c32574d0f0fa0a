// Records the logs beside this file from real servers: npx tsx test/formats/recordings/record.ts
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCleanup } from '../../recorder/cleanup.js';
import { recordHttpd, recordNginx } from './record-logs.js';

await withCleanup(async (cleanup) => {
  const logs = { ...(await recordHttpd(cleanup)), ...(await recordNginx(cleanup)) };
  for (const [name, log] of Object.entries(logs)) await writeFile(join(import.meta.dirname, `${name}.log`), log);
});
