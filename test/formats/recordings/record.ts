// Records the logs beside this file from real servers: npx tsx test/formats/recordings/record.ts [SERVER...]
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCleanup } from '../../recorder/cleanup.js';
import { type CorsRecording, recordCors, recordedServers, recordHaproxy } from './record-cors.js';
import { recordHttpd, recordNginx } from './record-logs.js';

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

async function write(name: string, content: Buffer | string): Promise<void> {
  await writeFile(join(import.meta.dirname, name), content);
}

async function writeCors(server: string, { logs, answers }: CorsRecording): Promise<void> {
  for (const [name, log] of Object.entries(logs)) await write(`${name}.log`, log);
  await write(`${server}.answers.json`, `${JSON.stringify(answers, null, 2)}\n`);
}

await withCleanup(async (cleanup) => {
  if (isWanted('nasty')) {
    const logs = { ...(await recordHttpd(cleanup)), ...(await recordNginx(cleanup)) };
    for (const [name, log] of Object.entries(logs)) await write(`${name}.log`, log);
  }
  for (const server of recordedServers.filter(isWanted)) await writeCors(server, await recordCors(server, cleanup));
  if (isWanted('haproxy')) await writeCors('haproxy', await recordHaproxy(cleanup));
});
