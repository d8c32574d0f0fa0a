// Reads its standard input as the program does, and prints what came of it: `tsx read-pipe-program.ts [BYTES]`. After so
// many bytes, and while it waits for more, it destroys standard input, as whoever is interrupted does.
import { createHash } from 'node:crypto';
import { openSource } from '../../src/input/open-sources.js';

const [, , enough] = process.argv;
const opened = await openSource('-');
if ('error' in opened) throw new Error(opened.error.message);
const { bytes, condition } = opened.source;
const hash = createHash('sha256');
let read = 0;
let largest = 0;
for await (const chunk of bytes) {
  hash.update(chunk);
  read += chunk.length;
  largest = Math.max(largest, chunk.length);
  // Slowly enough for a thread to start meanwhile.
  const until = performance.now() + chunk.length / 10e3;
  while (performance.now() < until);
  if (read === Number(enough)) setTimeout(() => process.stdin.destroy(), 100);
}
process.stdout.write(JSON.stringify({ sha256: hash.digest('hex'), largest, ...condition }));
