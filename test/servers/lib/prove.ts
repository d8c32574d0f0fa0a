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
  readonly verified: Verified;
  readonly bystanders: readonly Bystander[];
  readonly strangers: readonly Stranger[];
};

/** What the tool says of a failure. */
type Diagnosis = {
  readonly told: Told;
  /** By the server's own log alone; null where it is not read. */
  readonly toldByLog: Told | null;
  readonly fix: Fix;
};

/**
 * Sees Chromium fail, has the tool read what it recorded, applies the fix as printed (the placeholder replaced), and
 * sees Chromium pass and everything else stay as it was.
 */
export async function proveFix(bench: Bench, broken: Broken, witness: Witness): Promise<Pair> {
  const folder = await makeFolder('proof');
  const recording = join(folder, 'recording.har');
  try {
    const { before, ...diagnosis } = await withBroken(bench, broken, [], async (running) => {
      const call = await witness.call(running.port, pageOf(broken));
      await writeFile(recording, call.har);
      expect(call.verdict, 'what Chromium does').toBe('blocked');
      const seen = await diagnose(running, bench.server, recording, call);
      return { ...seen, before: await see(bench, running, broken, { witness, recording, call }) };
    });
    const { told, fix } = diagnosis;
    expect(told.groups.map(({ cause }) => cause)).toEqual([broken.cause]);
    const { elsewhere } = broken;
    if (elsewhere === undefined) expect(fix.parts.length, 'the fix has configuration').toBeGreaterThan(0);
    else expect(fix.notes.join(' ')).toMatch(elsewhere.note);

    const repaired = { ...broken, ...elsewhere?.change };
    const parts = fix.parts.map(({ where, text }) => ({ where, text: text.replaceAll(placeholderOrigin, testOrigin) }));
    const after = await withBroken(bench, repaired, parts, async (running) => {
      const call = await witness.call(running.port, pageOf(repaired));
      const text = parts.map((part) => part.text).join('\n');
      expect(call.verdict, `${text}\nleaves ${JSON.stringify(call.chromium)}`).toBe('passed');
      if (elsewhere === undefined) await expectTried(told, fix, running.port);
      return see(bench, running, repaired, { witness, recording, call });
    });
    expect(outcomeOf(before.verified), 'what verify says before').not.toBe('passes');
    if (elsewhere === undefined) expect(outcomeOf(after.verified), 'what verify says after').not.toBe('fails');
    if (elsewhere === undefined) expectOthersUnharmed(broken, fix, before, after);
    else expect(after.strangers.map(({ verdict }) => verdict)).not.toContain('passed');
    return {
      ...{ server: bench.server, cause: broken.cause, name: broken.name },
      chromium: before.call.chromium?.error ?? '',
      input: inputOf(diagnosis),
      repair: elsewhere === undefined ? 'configuration' : fix.parts.length > 0 ? 'configuration and advice' : 'advice',
      verify: `${outcomeOf(before.verified)} → ${outcomeOf(after.verified)}`,
    };
  } finally {
    await removeFolder(folder);
  }
}

function expectOthersUnharmed(broken: Broken, fix: Fix, before: Seen, after: Seen): void {
  expect(after.bystanders).toEqual(before.bystanders);
  if (broken.forEveryone === true) expect(fix.notes.join(' ')).toContain('every origin that the server lets in');
  else expect(whatStrangersGained(before.strangers, after.strangers, broken.stricter === true)).toEqual([]);
}

function pageOf({ page }: Broken): Page {
  return { ...usualPage, ...page };
}

/** Starts the server with the application that stands behind it. */
export async function withBroken<T>(
  bench: Bench,
  { setUp, app }: Pick<Broken, 'setUp' | 'app'>,
  parts: readonly FixPart[],
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const upstream = await startUpstream(app ?? ((_, response) => response.end('ok')));
  try {
    return await withServer(bench, setUp.replaceAll('UPSTREAM', String(upstream.port)), parts, work);
  } finally {
    await upstream.stop();
  }
}

async function diagnose({ log }: Running, server: string, recording: string, call: Call): Promise<Diagnosis> {
  const toldByLog = log === null ? null : await tellByLog(log, call, server);
  const told = await tell([recording], '--server', server);
  return { told, toldByLog, fix: printedFix(told) };
}

type Eyes = { readonly witness: Witness; readonly recording: string; readonly call: Call };

async function see(bench: Bench, { port }: Running, broken: Broken, { witness, recording, call }: Eyes): Promise<Seen> {
  const page = pageOf(broken);
  return {
    call,
    verified: await verifyAgain(recording, port, '--requests'),
    strangers: await seeStrangers(port, page, witness),
    bystanders: await seeBystanders(port, page, bench.onePolicy === true),
  };
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
async function expectTried(told: Told, fix: Fix, port: number): Promise<void> {
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

/** Which inputs lead to this very configuration; its comments say when an origin was seen, in milliseconds or not. */
function inputOf({ told, toldByLog, fix }: Diagnosis): string {
  if (toldByLog === null) return 'HAR';
  const [said, wanted] = [toldByLog, told].map(({ groups }) => groups.map(({ cause }) => cause).join(', '));
  if (said === wanted && configurationOf(toldByLog.fixes[0]) === configurationOf(fix)) return 'HAR, log';
  return said === '' ? 'HAR (the log shows no failure)' : `HAR (the log says ${said})`;
}

function configurationOf(fix: Fix | undefined): string {
  const lines = fix?.parts.flatMap(({ text }) => text.split('\n')) ?? [];
  return lines.filter((line) => !/^\s*(?:#|--)/.test(line)).join('\n');
}
