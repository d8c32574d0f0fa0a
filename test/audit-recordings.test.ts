import { expect, it } from 'vitest';
import { audit } from '../src/audit.js';
import type { Source } from '../src/input/source.js';
import type { Report } from '../src/model/report.js';
import { generateHar } from './bench/har/generate-har.js';
import { recordingOfMany } from './formats/har/many-alike.js';

function source(text: string): Source {
  const bytes = Buffer.from(text);
  const condition = { bytesRead: bytes.length, partial: false, notes: [] };
  const chunks = async function* () {
    yield bytes;
  };
  return { name: 'x.har', size: bytes.length, condition, bytes: chunks() };
}

/** Where findings are asked for, each entry is read. */
async function bothWays(text: string): Promise<readonly [alike: Report, each: Report]> {
  return [await audit([source(text)]), await audit([source(text)], { onFinding: () => undefined })];
}

const usual = (indented: boolean) =>
  [...generateHar({ bytes: 2e6, bodies: 'small', indented })].map(({ text }) => text).join('');

it.each<readonly [string, () => string]>([
  ['a usual recording on one line', () => usual(false)],
  ['a usual recording, indented', () => usual(true)],
  ...Array.from({ length: 40 }, (_, seed) => [`many ${seed}`, () => recordingOfMany(1000 + seed)] as const),
])('entries that are not read for being like others change nothing in the report of %s', async (_, make) => {
  const [alike, each] = await bothWays(make());
  expect(each.sources[0]?.read).toBeGreaterThan(0);
  expect(alike).toEqual(each);
});
