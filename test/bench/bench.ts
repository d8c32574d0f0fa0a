import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accessLogs } from './access-logs.js';
import { measureDashboard } from './dashboard.js';
import { hars } from './hars.js';
import { makeLog } from './make-log.js';
import { race } from './race.js';
import { type Measured, render } from './render.js';
import type { Case, Scale, Table } from './table.js';

const tables: readonly Table[] = [accessLogs, hars];
const dashboard = 'dashboard';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    scale: { type: 'string' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    case: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(`npm run bench -- [--full] [--scale S] [--runs N] [--only TABLE] [--case WORDS]

Makes inputs with a fixed seed in a temporary folder, audits them, and runs what else is installed on the same files,
one after the other and round again. Prints the middle of the runs, and how many times as fast as the others each is.
  --full         5,000,000 lines (1 GB); HARs of 200 MB, 450 MB and 2 GB
  --scale S      that part of it (0.1)
  --runs N       how often each is run (3)
  --only TABLE   ${[...tables.map(({ name }) => name), dashboard].join(' or ')}
  --case WORDS   only what has these words in its title
`);
} else {
  const processor = cpus()[0]?.model ?? 'unknown processor';
  const load = loadavg()[0]?.toFixed(1);
  process.stdout.write(`node ${process.version}, ${availableParallelism()} x ${processor}, load ${load}\n`);
  const scale = values.full ? 1 : Number(values.scale ?? 0.1);
  for (const table of tables) {
    if (values.only === undefined || values.only === table.name) await run(table, scale, Number(values.runs));
  }
  if (values.only === undefined || values.only === dashboard) await runDashboard(scale, Number(values.runs));
}

async function run({ title, unit, cases }: Table, scale: Scale, runs: number): Promise<void> {
  const measured: Measured[] = [];
  for (const one of cases(scale)) {
    if (!one.title.includes(values.case ?? '')) continue;
    process.stderr.write(`${one.title} ...\n`);
    measured.push(await runCase(one, runs));
  }
  process.stdout.write(`\n${render(title, unit, measured)}`);
}

async function runDashboard(scale: Scale, runs: number): Promise<void> {
  process.stderr.write(`${dashboard} ...\n`);
  await inFolder(async (folder) => {
    const file = join(folder, 'access.log');
    await makeLog(file, { lines: Math.round(5_000_000 * scale), options: 0.0615, kind: 'usual' });
    process.stdout.write(`\n${await measureDashboard(file, { runs, folder })}`);
  });
}

function runCase({ title, make, contenders }: Case, runs: number): Promise<Measured> {
  return inFolder(async (folder) => {
    const input = await make(folder);
    return { title, input, results: await race(contenders(input), { runs, folder }) };
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'preflight-audit-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
