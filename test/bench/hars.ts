import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generateHar, type HarShape } from './har/generate-har.js';
import { type Case, type Contender, type Input, ours, quote, type Table } from './table.js';

/** What JSON.parse can take at most: V8 has no longer strings. */
const longestString = 500e6;

/** Recordings of a browser: of many small answers and of few large ones, indented as browsers do and in one line. */
export const hars: Table = {
  name: 'hars',
  title: 'HAR files',
  unit: 'entries',
  cases(scale) {
    const usual = Math.min(200e6, 2e9 * scale);
    const sizes = scale < 1 ? [usual] : [usual, 450e6, 2e9];
    return sizes.flatMap((bytes) => [
      harCase('small bodies', { bytes, bodies: 'small', indented: true }),
      harCase('small bodies, one line', { bytes, bodies: 'small', indented: false }),
      harCase('large bodies', { bytes, bodies: 'large', indented: true }),
    ]);
  },
};

function harCase(title: string, shape: HarShape): Case {
  return {
    title: `${title}, ${shape.bytes / 1e6} MB`,
    async make(folder) {
      const file = join(folder, 'recording.har');
      const count = await write(file, shape);
      return { file, count, bytes: (await stat(file)).size };
    },
    contenders: (input) => [
      ours(input.file),
      ...(input.bytes > longestString ? [] : [parseWhole(input)]),
      streamJson(input),
      streamparser(input),
    ],
  };
}

/** Returns how many entries were written. */
async function write(path: string, shape: HarShape): Promise<number> {
  const file = createWriteStream(path);
  let entries = 0;
  for (const { text, count } of generateHar(shape)) {
    entries += count;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return entries;
}

function parseWhole({ file }: Input): Contender {
  const script = `JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))`;
  return { title: 'JSON.parse of the file', reference: 'JSON.parse', command: node('-e', script, file) };
}

/** Each entry whole, which is what a program that uses it would ask for. */
function streamJson({ file }: Input): Contender {
  const script = `
    import { createReadStream } from 'node:fs';
    import parser from 'stream-json';
    import { pick } from 'stream-json/filters/pick.js';
    import { streamArray } from 'stream-json/streamers/stream-array.js';
    import chain from 'stream-chain';
    const entries = chain([
      createReadStream(process.argv[1]),
      parser({ streamValues: false }),
      pick({ filter: 'log.entries' }),
      streamArray(),
    ]);
    for await (const entry of entries);`;
  return { title: 'stream-json alone', command: node('--input-type=module', '-e', script, file), once: true };
}

function streamparser({ file }: Input): Contender {
  const script = `
    import { createReadStream } from 'node:fs';
    import { JSONParser } from '@streamparser/json';
    const parser = new JSONParser({ paths: ['$.log.entries.*'], keepStack: false });
    parser.onValue = () => {};
    for await (const chunk of createReadStream(process.argv[1])) parser.write(chunk);`;
  return { title: '@streamparser/json alone', command: node('--input-type=module', '-e', script, file), once: true };
}

function node(...words: readonly string[]): string {
  return [process.execPath, ...words].map(quote).join(' ');
}
