// Makes access.log and error.log again, the same on every machine:  npx tsx samples/incident/generate.ts
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLogs } from './logs.js';
import { addNoise } from './noise.js';
import { somebody } from './people.js';
import { seededRandom } from './random.js';
import { work } from './work.js';

const people = 150;

const random = seededRandom(20_261_121);
const logs = openLogs(random);
for (let count = 0; count < people; count++) work(somebody(random), random, logs);
addNoise(random, logs);

await writeFile(join(import.meta.dirname, 'access.log'), cutTwoLines(logs.accessText()));
await writeFile(join(import.meta.dirname, 'error.log'), logs.errorText());

/** As a log looks after a full disk and a killed log pipe: two lines end too early. */
function cutTwoLines(text: string): string {
  const lines = text.split('\n');
  for (const position of [0.31, 0.74]) {
    const index = Math.floor(lines.length * position);
    lines[index] = (lines[index] ?? '').slice(0, 71);
  }
  return lines.join('\n');
}
