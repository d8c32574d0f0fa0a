import { openLogs } from './logs.js';
import { addNoise } from './noise.js';
import { somebody } from './people.js';
import { seededRandom } from './random.js';
import { work } from './work.js';

const people = 150;

/** The two logs of the incident: always the same. */
export function makeIncident(): { readonly access: string; readonly error: string } {
  const random = seededRandom(20_261_121);
  const logs = openLogs(random);
  for (let count = 0; count < people; count++) work(somebody(random), random, logs);
  addNoise(random, logs);
  return { access: cutTwoLines(logs.accessText()), error: logs.errorText() };
}

/** As a log looks after a full disk and a killed log pipe: two lines end too early. */
function cutTwoLines(text: string): string {
  const lines = text.split('\n');
  for (const position of [0.31, 0.74]) {
    const index = Math.floor(lines.length * position);
    lines[index] = (lines[index] ?? '').slice(0, 71);
  }
  return lines.join('\n');
}
