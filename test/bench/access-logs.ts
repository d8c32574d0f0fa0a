import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { goAccess, linkInDuckdb } from './analysers.js';
import { asCaddyLine } from './caddy-lines.js';
import { makeLog, type Recipe } from './make-log.js';
import { type Case, type Contender, type Input, ours, quote, type Table } from './table.js';

const fullSize = 5_000_000;

/** Access logs in Apache's combined format, with few and many preflights, plain and packed, of usual and of hostile values. */
export const accessLogs: Table = {
  name: 'access-logs',
  title: 'Access logs',
  unit: 'lines',
  cases(scale) {
    const lines = Math.round(fullSize * scale);
    // With the requests behind them, that many draws make 5.8 % of the lines a preflight.
    const many: Recipe = { lines, options: 0.0615, kind: 'usual' };
    const few: Recipe = { lines, options: 0.005, kind: 'usual' };
    return [
      logCase('5.8 % preflights', many, (input) => [...reading(input), ...piped(input), ...analysers(input)]),
      logCase('5.8 % preflights, a tenth', { ...many, lines: Math.round(lines / 10) }, reading),
      logCase('0.5 % preflights', few, reading),
      logCase(
        "5.8 % preflights, a tenth, Caddy's JSON",
        { ...many, lines: Math.round(lines / 10) },
        readingJson,
        asCaddyLine,
      ),
      logCase(
        'every line with a client, a URL and an origin of its own',
        { lines, options: 0.5, kind: 'hostile' },
        reading,
      ),
      logCase(
        'nothing but preflights that fail',
        { lines: Math.round(lines / 5), options: 1, kind: 'failing' },
        reading,
      ),
      packed(logCase('5.8 % preflights, gzip', many, readingPacked)),
      packed(logCase('0.5 % preflights, gzip', few, readingPacked)),
    ];
  },
};

function logCase(
  title: string,
  recipe: Recipe,
  contenders: Case['contenders'],
  write?: (line: string) => string,
): Case {
  return {
    title,
    contenders,
    async make(folder) {
      const file = join(folder, 'access.log');
      await makeLog(file, recipe, write);
      return { file, count: recipe.lines, bytes: (await stat(file)).size };
    },
  };
}

function packed({ title, make, contenders }: Case): Case {
  return {
    title,
    contenders,
    async make(folder) {
      const plain = await make(folder);
      const file = `${plain.file}.gz`;
      await pipeline(createReadStream(plain.file), createGzip(), createWriteStream(file));
      await rm(plain.file);
      return { ...plain, file };
    },
  };
}

/** All processors, and one. */
const threads = [...new Set([availableParallelism(), 1])];

const countByStatus = quote('$6 == "\\"OPTIONS" { count[$9]++ } END { for (s in count) print s, count[s] }');

function reading({ file }: Input): readonly Contender[] {
  const log = quote(file);
  return [
    ...threads.map((jobs) => ours(file, ['--jobs', String(jobs)])),
    ...(isInstalled('mawk')
      ? [{ title: 'mawk: OPTIONS by status', reference: 'mawk', command: `mawk ${countByStatus} ${log}` }]
      : []),
    // Its output must be read: grep stops at the first match where it is thrown away.
    { title: 'grep -c OPTIONS', reference: 'grep', command: `LC_ALL=C grep -c '"OPTIONS ' ${log} | cat` },
    { title: 'wc -l', reference: 'wc', command: `wc -l ${log}` },
  ];
}

function piped({ file }: Input): readonly Contender[] {
  const fromPipe = (title: string, command: string) => ({ title, command: `cat ${quote(file)} | ${command}` });
  return [
    fromPipe('cat | preflight-audit -', ours('-').command),
    { ...fromPipe('cat | wc -l', 'wc -l'), reference: 'cat|wc' },
  ];
}

function readingJson({ file }: Input): readonly Contender[] {
  const log = quote(file);
  const filter = quote('select(.request.method == "OPTIONS") | .status');
  return [
    ours(file),
    ...(isInstalled('jq')
      ? [{ title: 'jq: OPTIONS by status', reference: 'jq', command: `jq ${filter} ${log} | sort | uniq -c` }]
      : []),
    { title: 'grep -c OPTIONS', reference: 'grep', command: `LC_ALL=C grep -c '"OPTIONS"' ${log} | cat` },
    { title: 'wc -l', reference: 'wc', command: `wc -l ${log}` },
  ];
}

function readingPacked({ file }: Input): readonly Contender[] {
  return [ours(file), { title: 'gzip -dc | wc -l', reference: 'gzip|wc', command: `gzip -dc ${quote(file)} | wc -l` }];
}

function analysers({ file, count }: Input): readonly Contender[] {
  return [goAccess(file), linkInDuckdb(file, count)].filter((contender) => contender !== null);
}

function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
