import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Fix, FixPart } from '../../../src/fixes/fix.js';
import { placeholderOrigin } from '../../../src/fixes/placeholder.js';
import { waitFor } from '../../recorder/wait-for.js';
import type { Broken } from '../broken/broken.js';
import { type Bench, type OwnLog, type Running, withServer } from './bench.js';
import { type Bystander, seeBystanders } from './bystanders.js';
import { type Page, testOrigin, usualPage } from './page.js';
import type { Pair } from './pair.js';
import { makeFolder, removeFolder } from './program.js';
import { type Stranger, seeStrangers, whatStrangersGained } from './strangers.js';
import { type Told, tell, type Verified, verifyAgain } from './told.js';
import { startUpstream } from './upstream.js';
import type { Call, Witness } from './witness.js';

const run = promisify(execFile);

/** What was seen of one server, broken or repaired. */
type Seen = {
  readonly call: Call;
  readonly told: Told;
  /** What the server's own log alone says; null where it is not read. */
  readonly toldByLog: Told | null;
  readonly verified: Verified;
  readonly bystanders: readonly Bystander[];
  readonly strangers: readonly Stranger[];
};

/**
 * Sees Chromium fail, has the tool read what it recorded, applies the fix as printed (the placeholder replaced), and
 * sees Chromium pass and everything else stay as it was.
 */
export async function proveFix(bench: Bench, broken: Broken, witness: Witness): Promise<Pair> {
  const folder = await makeFolder('proof');
  const recording = join(folder, 'recording.har');
  const page: Page = { ...usualPage, ...broken.page };
  const upstream = await startUpstream(broken.app ?? ((_, response) => response.end('ok')));
  const setUp = broken.setUp.replaceAll('UPSTREAM', String(upstream.port));
  try {
    const before = await withServer(bench, setUp, [], async (running): Promise<Seen> => {
      const call = await witness.call(running.port, page);
      await writeFile(recording, call.har);
      const toldByLog = running.log === null ? null : await tellByLog(running.log, call, bench.server);
      return {
        call,
        told: await tell([recording], '--server', bench.server),
        toldByLog,
        verified: await verifyAgain(recording, running.port, '--requests'),
        ...(await seeOthers(bench, running, page, witness)),
      };
    });
    expect(before.call.verdict, 'what Chromium does').toBe('blocked');
    expect(before.told.groups.map(({ cause }) => cause)).toEqual([broken.cause]);
    const fix = printedFix(before.told);
    const parts = fix.parts.map(({ where, text }) => ({ where, text: text.replaceAll(placeholderOrigin, testOrigin) }));
    expect(parts.length, 'the fix has configuration').toBeGreaterThan(0);

    return await withServer(bench, setUp, parts, async (running) => {
      const call = await witness.call(running.port, page);
      const text = parts.map((part) => part.text).join('\n');
      expect(call.verdict, `${text}\nleaves ${JSON.stringify(call.chromium)}`).toBe('passed');
      await expectTried(before, fix, running.port);
      const { bystanders, strangers } = await seeOthers(bench, running, page, witness);
      expect(bystanders).toEqual(before.bystanders);
      if (broken.forEveryone === true) expect(fix.notes.join(' ')).toContain('every origin that the server lets in');
      else expect(whatStrangersGained(before.strangers, strangers, broken.stricter === true)).toEqual([]);
      const verified = await verifyAgain(recording, running.port, '--requests');
      return {
        server: bench.server,
        cause: broken.cause,
        name: broken.name,
        chromium: before.call.chromium?.error ?? '',
        input: inputOf(before, fix),
        verify: `${outcomeOf(before.verified)} → ${outcomeOf(verified)}`,
      };
    });
  } finally {
    await upstream.stop();
    await removeFolder(folder);
  }
}

async function seeOthers(bench: Bench, { port }: Running, page: Page, witness: Witness) {
  const strangers = await seeStrangers(port, page, witness);
  return { strangers, bystanders: await seeBystanders(port, page, bench.onePolicy === true) };
}

/** The one fix of the report, which the text shows word by word. */
function printedFix({ fixes, text }: Told): Fix {
  const [fix] = fixes;
  if (fix === undefined) throw new Error('the failure has no fix');
  const shown = new Set(text.split('\n').map((line) => line.trim()));
  const lines = fix.parts.flatMap((part) => part.text.split('\n')).map((line) => line.trim());
  expect(lines.filter((line) => !shown.has(line))).toEqual([]);
  return fix;
}

/** Reads the log once it has a line for all that Chromium sent. */
async function tellByLog({ file, format }: OwnLog, call: Call, server: string): Promise<Told> {
  const read = () => readFile(file, 'utf8').catch(() => '');
  const isWhole = async () => ((await read()).trimEnd().split('\n').length >= call.sent.length ? true : null);
  await waitFor('the log', isWhole);
  const options = format === null ? [] : ['--log-format', format];
  return tell([file], '--server', server, ...options);
}

/** The printed commands show what they promise. */
async function expectTried({ told }: Seen, fix: Fix, port: number): Promise<void> {
  const ofRequest = told.groups[0]?.exemplars[0]?.stage === 'request';
  const shown = await runLine(ofRequest ? fix.tryIt.request : fix.tryIt.preflight, port);
  if (!ofRequest) expect(shown).toMatch(/^HTTP\/1.1 2/);
  expect(shown.match(/^access-control-allow-origin: .*/gim)).toHaveLength(1);
}

/** Runs a printed command as a user would, with the placeholder replaced and the port the server has now. */
async function runLine(line: string, port: number): Promise<string> {
  const command = line.replaceAll(placeholderOrigin, testOrigin).replace(/127\.0\.0\.1:[0-9]+/, `127.0.0.1:${port}`);
  return (await run('sh', ['-c', `${command} --silent --max-time 10`])).stdout;
}

function outcomeOf({ verification }: Verified): string {
  return verification.groups.map(({ outcome }) => outcome).join(', ');
}

/** Which inputs lead to this very fix. */
function inputOf({ toldByLog }: Seen, fix: Fix): string {
  if (toldByLog === null) return 'HAR';
  const texts = (parts: readonly FixPart[] | undefined) => JSON.stringify(parts?.map(({ text }) => text));
  if (texts(toldByLog.fixes[0]?.parts) === texts(fix.parts)) return 'HAR, log';
  return `HAR (log: ${toldByLog.groups.map(({ cause }) => cause).join(', ')})`;
}
