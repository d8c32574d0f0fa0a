import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit-file.js';
import { repeatsFolder } from '../recorder/recording.js';
import { measureCombined, type SentCall, type Share, truePreflights } from './measure-combined.js';

/**
 * What a plain `combined` log tells of failures that come every time, as they do to users: each case was asked eleven
 * times. What the browser did is the truth.
 */
const file = join(repeatsFolder, 'access-combined.log.gz');
const lines = readGzip(file);
const calls = readGzip(join(repeatsFolder, 'calls.ndjson.gz')).map((line) => JSON.parse(line) as SentCall);

it('convicts what fails every time, and nothing else', async () => {
  const { findings, report } = await auditFiles([file]);
  const truth = truePreflights(lines, calls);
  // All but those to servers that are no Apache.
  expect(truth.length).toBeGreaterThan(0.95 * calls.length);
  const { classified, links, precision, recall, certain } = measureCombined(truth, findings, report);
  const rows = [
    ['preflights told from other OPTIONS', classified],
    ['links right', links],
    ['blocked: precision', precision],
    ['blocked: recall', recall],
    ['certain and right', certain],
  ] as const;
  const table = rows.map(([title, share]) => `| ${title} | ${percent(share)} |\n`).join('');
  await expect(`| what is said | of the preflights |\n| --- | --- |\n${table}`).toMatchFileSnapshot('systematic.md');
  expect([classified, links, certain].map(ratio)).toEqual([1, 1, 1]);
  expect(ratio(precision)).toBeGreaterThanOrEqual(0.99);
  expect(ratio(recall)).toBeGreaterThanOrEqual(0.95);
});

function readGzip(path: string): readonly string[] {
  return gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
}

function ratio({ right, all }: Share): number {
  return right / all;
}

function percent(share: Share): string {
  return `${(100 * ratio(share)).toFixed(share.right === share.all ? 0 : 2)} % of ${share.all}`;
}
