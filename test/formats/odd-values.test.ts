import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectFormat, formats, resolveLogFormat } from '../../src/formats/index.js';
import { repairJson } from '../../src/formats/json-lines/repair-json.js';
import { readHar } from './har/read-har.js';
import { readLog } from './read-log.js';

/** Values that break code which takes for granted what a parser of JSON returns. */
const oddValues: readonly string[] = [
  '{"toString":1,"valueOf":1,"length":-1}',
  '{"__proto__":{"length":1},"constructor":null,"then":1,"toJSON":1}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '[{"toString":1}]',
  '[null]',
  'null',
  'true',
  '1e400',
  '-0.5',
  '"\\ud800"',
  '"\\u0000"',
  '""',
];

type Parent = { [key: string]: unknown };

/** The document once for each of its values and each odd one, with that one in its place. */
function* replaced(document: string): Generator<string> {
  const root: Parent = JSON.parse(repairJson(Buffer.from(document), 0, Buffer.byteLength(document)));
  for (const path of pathsOf(root)) {
    const parent = path.slice(0, -1).reduce((value, name) => value[name] as Parent, root);
    const key = path.at(-1) as string;
    const before = parent[key];
    parent[key] = '@@';
    const [head, tail] = JSON.stringify(root).split('"@@"') as [string, string];
    for (const odd of oddValues) yield head + odd + tail;
    parent[key] = before;
  }
}

function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    yield [...path, key];
    yield* pathsOf(one, [...path, key]);
  }
}

const jsonFormats = formats.filter(({ id, samples }) => id !== 'har' && samples.some((one) => one.startsWith('{')));
const recordings = readdirSync(new URL('./har/real/', import.meta.url)).filter((name) => name.endsWith('.har'));
const mapped = resolveLogFormat('json:request=$.r,time=$.t,requestHeaders=$.h,status=$.s,client=$.c');

describe('an odd value in place of any other', () => {
  it.each(jsonFormats.map((format) => [format.title, format] as const))(
    'costs %s one line at most',
    async (_, format) => {
      for (const sample of format.samples.filter((one) => one.startsWith('{') && !one.includes('\n'))) {
        for (const line of replaced(sample)) {
          detectFormat(Buffer.from(`${line}\n`));
          const { totals } = await readLog(format, `${sample}\n${line}\n${sample}\n`);
          expect(totals.read).toBe(3);
          expect(totals.unreadable).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  it('costs a log with a map of its own one line at most', async () => {
    const sample = '{"r":"OPTIONS / HTTP/1.1","t":1795364767,"h":{"origin":["null"]},"s":204,"c":"::1"}';
    for (const line of replaced(sample)) {
      const { totals } = await readLog(mapped, `${sample}\n${line}\n${sample}\n`);
      expect([totals.read, totals.unreadable <= 1]).toEqual([3, true]);
    }
  });

  it.each(recordings)('costs %s one entry at most', async (name) => {
    const { log } = JSON.parse(readFileSync(new URL(`./har/real/${name}`, import.meta.url), 'utf8'));
    const entry =
      log.entries.find(({ request }: { request: { method: string } }) => request.method === 'OPTIONS') ??
      log.entries[0];
    const whole = JSON.stringify(entry);
    const head = JSON.stringify({ log: { ...log, entries: ['@@'] } }).split('"@@"');
    for (const odd of replaced(whole)) {
      const { totals } = await readHar(head.join(`${whole},${odd},${whole}`), 65_536, true);
      expect(totals.read).toBe(3);
      expect(totals.unreadable).toBeLessThanOrEqual(1);
    }
  });

  it.each(recordings)('outside the entries of %s costs no entry', async (name) => {
    const { log } = JSON.parse(readFileSync(new URL(`./har/real/${name}`, import.meta.url), 'utf8'));
    const entry = JSON.stringify(log.entries[0]);
    for (const odd of replaced(JSON.stringify({ log: { ...log, pages: log.pages?.slice(0, 1), entries: ['##'] } }))) {
      if (!odd.includes('"##"')) continue;
      const { totals } = await readHar(
        odd.replace('"##"', () => entry),
        65_536,
        true,
      );
      expect([totals.read, totals.unreadable]).toEqual([1, 0]);
    }
  });
});
