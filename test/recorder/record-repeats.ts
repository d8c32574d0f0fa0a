// Records systematic failures:  npx tsx test/recorder/record-repeats.ts
// What fails on a page fails every time, so each case that sends one preflight is asked over and over, as users do.
// Needs Debian's apache2 and chromium, and some ten minutes; nothing leaves the machine.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cases } from './cases/index.js';
import { withCleanup } from './cleanup.js';
import { readVerdicts, repeatsFolder } from './recording.js';
import { type CaseVerdict, runCases, startCaseRig } from './run-cases.js';

/** Enough that "never followed" is no chance. */
const rounds = 11;

await withCleanup(async (cleanup) => {
  const once = await readVerdicts();
  const wanted = new Set(once.cases.filter(sendsOnePreflight).map(({ id }) => id));
  const rig = await startCaseRig(cases, cleanup);
  const asked = cases.filter(({ id }) => wanted.has(id));
  const truth: string[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { id, calls } of await runCases(rig, asked)) {
      for (const { sent, verdict } of calls) truth.push(JSON.stringify({ id, verdict, sent }));
    }
  }
  const logs = await rig.stopAndReadLogs();
  await mkdir(repeatsFolder, { recursive: true });
  const write = (name: string, text: string) => writeFile(join(repeatsFolder, name), gzipSync(text, { level: 9 }));
  await write('access-combined.log.gz', logs.combined);
  await write('calls.ndjson.gz', `${truth.join('\n')}\n`);
});

/** One call, and one preflight that is not the page's own OPTIONS. */
function sendsOnePreflight({ calls: [call, ...more] }: CaseVerdict): boolean {
  if (call === undefined || more.length > 0 || call.method === 'OPTIONS' || call.verdict === 'aborted') return false;
  if (call.request.parallel !== undefined) return false;
  return call.sent.filter((sent) => sent.startsWith('OPTIONS ')).length === 1;
}
