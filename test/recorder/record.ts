// Records all cases again:  npx tsx test/recorder/record.ts
// Needs Debian's apache2 and chromium; nothing leaves the machine.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cases } from './cases/index.js';
import { withCleanup } from './cleanup.js';
import { formatVerdicts, recordingFolder } from './recording.js';
import { runCases, startCaseRig } from './run-cases.js';
import { compareWithLog } from './sent-and-logged.js';

await withCleanup(async (cleanup) => {
  const rig = await startCaseRig(cases, cleanup);
  const verdicts = await runCases(rig, cases);
  const har = await rig.har.exportHar({ sanitize: true });
  const logs = await rig.stopAndReadLogs();
  compareWithLog(verdicts, logs.cors);

  const write = (name: string, content: string | Buffer) => writeFile(join(recordingFolder, name), content);
  await mkdir(recordingFolder, { recursive: true });
  await write('verdicts.json', formatVerdicts({ browser: rig.product, cases: verdicts }));
  await write('traffic.har.gz', gzipSync(har, { level: 9 }));
  await write('access-combined.log', logs.combined);
  await write('access-cors.log', logs.cors);
  await write('error.log', logs.error);
});
