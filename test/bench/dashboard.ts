import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { align } from './align.js';
import { type Cost, measure } from './measure.js';
import { plainEnvironment } from './plain-environment.js';
import { median, percentile } from './statistics.js';
import { ours, program } from './table.js';
import { openTerminal, type Terminal } from './terminal.js';

const endOfFrame = '\x1b[?2026l';

/** How long one waits for the dashboard: for its first frame, for the answer to a key, for a file to be read. */
export async function measureDashboard(
  file: string,
  { runs, folder }: { readonly runs: number; readonly folder: string },
): Promise<string> {
  const nothing: number[] = [];
  const firstFrames: number[] = [];
  const echoes: number[] = [];
  const answers: number[] = [];
  const readings: Cost[] = [];
  const audits: Cost[] = [];
  for (let i = 0; i < runs; i++) {
    nothing.push(await lasting(['-e', '0']));
    firstFrames.push(await firstFrame(file));
    echoes.push(...(await echo()));
    answers.push(...(await answersWhileReading(file)));
    readings.push(await readInDashboard(file));
    audits.push(await measure(ours(file).command, folder));
  }
  const clock = (costs: readonly Cost[]) => costs.map(({ seconds }) => seconds * 1000);
  const cpu = (costs: readonly Cost[]) => costs.map(({ cpuSeconds }) => (cpuSeconds ?? Number.NaN) * 1000);
  const answersInRows = await answersAmongManyRows();
  const ratio = (times: readonly number[], to: readonly number[]) => (median(times) / median(to)).toFixed(2);
  const row = (title: string, times: readonly number[], ratioText = '') => [
    `  ${title}`,
    String(times.length),
    median(times).toFixed(1),
    percentile(times, 0.95).toFixed(1),
    ratioText,
  ];
  return align([
    ['Dashboard, 120x40', 'n', 'median ms', 'p95 ms', 'ratio'],
    row('node -e 0', nothing),
    row('first frame', firstFrames, `${ratio(firstFrames, nothing)} x node -e 0`),
    row('a key through the terminal alone (cat)', echoes),
    row('a key to its frame, while reading', answers),
    row('a key to its frame, among 100,000 rows', answersInRows),
    row('the file read, -f json', clock(audits)),
    row('the file read, dashboard open', clock(readings), `${ratio(clock(readings), clock(audits))} x -f json`),
    row('processors, -f json', cpu(audits)),
    row('processors, dashboard open', cpu(readings), `${ratio(cpu(readings), cpu(audits))} x -f json`),
  ]);
}

function dashboardOf(file: string): Terminal {
  return openTerminal(process.execPath, [program, '--no-error-log', file]);
}

async function firstFrame(file: string): Promise<number> {
  const terminal = dashboardOf(file);
  const at = await terminal.until(endOfFrame);
  terminal.kill();
  await terminal.ended;
  return at - terminal.startedAt;
}

/** Every key leads to another tab, whose name no other frame has between brackets. */
async function answersWhileReading(file: string): Promise<readonly number[]> {
  const terminal = dashboardOf(file);
  const times: number[] = [];
  await terminal.until('[1 Causes]');
  for (let i = 0; times.length < mostKeys; i++) {
    const [key, shown] = i % 2 === 0 ? ['5', '[5 Noise]'] : ['1', '[1 Causes]'];
    const time = await answerTo(terminal, key, shown);
    if (terminal.has(hasRead)) break;
    times.push(time);
    await pause();
  }
  terminal.kill();
  await terminal.ended;
  return times;
}

const mostKeys = 200;

/** Only then there is a chart of failures above the tabs. */
const hasRead = 'failures/';

async function readInDashboard(file: string): Promise<Cost> {
  const terminal = dashboardOf(file);
  const at = await terminal.until(hasRead);
  const cpuSeconds = processorSeconds(terminal.pid);
  terminal.kill();
  await terminal.ended;
  return { seconds: (at - terminal.startedAt) / 1000, cpuSeconds, peakMegabytes: null };
}

async function answersAmongManyRows(): Promise<readonly number[]> {
  const script = fileURLToPath(new URL('many-rows.ts', import.meta.url));
  const terminal = openTerminal(process.execPath, ['--import', 'tsx', script]);
  await terminal.until('1 of 100,000');
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    for (const key of ['j', 'j', '\x1b[6~', 'G', 'k', 'g', '/', '9', '9', '\x15', '\r']) {
      times.push(await answerTo(terminal, key, endOfFrame));
      await pause();
    }
  }
  terminal.kill();
  await terminal.ended;
  return times;
}

/** What the terminal and the machine alone take. */
async function echo(): Promise<readonly number[]> {
  const terminal = openTerminal('cat', []);
  const times: number[] = [];
  for (let i = 0; i < 50; i++) {
    times.push(await answerTo(terminal, 'x', 'x'));
    await pause();
  }
  terminal.kill();
  await terminal.ended;
  return times;
}

async function answerTo(terminal: Terminal, key: string, shown: string): Promise<number> {
  terminal.forget();
  const start = performance.now();
  terminal.write(key);
  return (await terminal.until(shown)) - start;
}

/** About as long as between two keys of somebody in a hurry. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 30));
}

/** Milliseconds from start to end of a program of Node whose output nobody wants. */
function lasting(args: readonly string[]): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: plainEnvironment() });
    child.on('error', reject);
    child.on('close', () => resolve(performance.now() - start));
  });
}

/** What a process that runs has used of all processors so far; null where the system has no such file. */
function processorSeconds(pid: number): number | null {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return null;
  const [user = Number.NaN, system = Number.NaN] = readFileSync(stat, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / ticksPerSecond;
}

const ticksPerSecond = 100;
